# METADATA
# scope: package
# title: Request that carries a lookup of Log4j
# description: |
#   `${jndi:…}` in what is logged makes Log4j before 2.17 fetch and run code (CVE-2021-44228).
# custom:
#   id: lookup-injection-requested
#   severity: high
#   subjects: [request]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Update Log4j to 2.17.1 or later; look for outgoing LDAP and RMI connections of the service.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1190
#     - CWE-502
#     - CWE-917
package hasp.policies.network.lookup_injection_requested

import data.hasp.lib.requests

violations contains {
	"message": $"{requests.who} sent a lookup in {place} of {requests.shown}",
	"path": pointers[place],
	"observed": place,
	"source": requests.source,
} if {
	some place, text in {"the path": requests.text, "the headers": requests.header_text}
	is_marked(text)
	is_lookup(text)
}

pointers := {"the path": "/request/path", "the headers": "/request/headers"}

# One of these is in all of them, and in few requests.
is_marked(text) if contains(text, "${")

is_marked(text) if contains(text, "%24%7b")

is_lookup(text) if contains(text, "jndi:")

is_lookup(text) if contains(text, "jndi%3a")

# The word in pieces, as filters are evaded.
is_lookup(text) if {
	some piece in ["${lower:", "${upper:", "${env:", "${sys:", "${::-", "%24%7blower%3a", "%24%7b::-"]
	contains(text, piece)
	some end in ["ldap", "rmi", "dns:", ":-j}", ":j}", "jndi"]
	contains(text, end)
}
