# METADATA
# scope: package
# title: Ingress for every host
# description: |
#   A rule without a host, or with a wildcard, takes the requests of hosts that belong to others, their cookies and tokens with
#   them.
# custom:
#   id: ingress-wildcard-host
#   severity: medium
#   subjects: [resource]
#   resources: [Ingress, Gateway, HTTPRoute, GRPCRoute, TLSRoute]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Write the full host name in `spec.rules[].host`, `listeners[].hostname` or `hostnames`.
#   references:
#     - NIST-800-190 4.3.3
#     - MITRE T1557
#     - CWE-668
package hasp.policies.resource.ingress_wildcard_host

import data.hasp.lib.exposure
import data.hasp.lib.objects

violations contains {
	"message": $"{objects.title} takes {told(host)}",
	"path": path,
	"observed": host,
} if {
	some path, host in exposure.hosts
	is_wide(host)
}

is_wide("")

is_wide(host) if contains(host, "*")

is_wide(host) if not is_string(host)

told("") := "the requests of every host"

told(host) := $"the requests of the hosts {host}" if host != ""
