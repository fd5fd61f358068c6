# METADATA
# scope: package
# title: Request for a host that the service does not have
# description: |
#   A host header of the attacker's ends in links of mails, in caches and in rules of routing.
# custom:
#   id: unknown-host-requested
#   severity: low
#   subjects: [request]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     List the names in the Ingress or route, without a default server that answers all.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1190
#     - CWE-644
#   parameters:
#     type: object
#     properties:
#       hosts:
#         type: array
#         items: {type: string}
#         description: >-
#           Globs of names in lower case; while the list is empty the policy finds nothing.
#         default: []
package hasp.policies.network.unknown_host_requested

import data.hasp.lib.globs
import data.hasp.lib.requests

parameters := data.hasp.parameters["unknown-host-requested"]

violations contains {
	"message": $"{requests.who} asked for host {host}",
	"path": "/request/host",
	"observed": host,
	"source": requests.source,
} if {
	count(parameters.hosts) > 0
	host := bare(input.request.host)
	not is_known(host)
}

# Without its port; in brackets stands an address of IPv6.
bare(host) := lower(split(host, ":")[0]) if {
	not startswith(host, "[")
} else := lower(split(host, "]")[0])

is_known(host) if {
	some pattern in parameters.hosts
	globs.fits(pattern, trim_suffix(host, "."))
}
