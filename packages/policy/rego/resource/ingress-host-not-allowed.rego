# METADATA
# scope: package
# title: Host that is not allowed
# description: |
#   A host outside the domains of the cluster's owner is a mistake, or takes the traffic of somebody else.
# custom:
#   id: ingress-host-not-allowed
#   severity: medium
#   subjects: [resource]
#   resources: [Ingress, Gateway, HTTPRoute, GRPCRoute, TLSRoute, Route]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: enforce
#   profiles:
#     strict: enforce
#   remediation: >-
#     Use a host under one of `allowedHosts`, or add the domain there.
#   references:
#     - MITRE T1583.001
#     - CWE-668
#   parameters:
#     type: object
#     properties:
#       allowedHosts:
#         type: array
#         items: {type: string}
#         description: Hosts that may be used; one that begins with a point allows all names below it. Empty allows every one.
#         default: []
package hasp.policies.resource.ingress_host_not_allowed

import data.hasp.lib.exposure
import data.hasp.lib.objects

violations contains {
	"message": $"{objects.title} uses the host {host}",
	"path": path,
	"observed": host,
	"expected": allowed,
} if {
	count(allowed) > 0
	some path, host in exposure.hosts
	not is_allowed(host)
}

is_allowed(host) if lower(host) in allowed

is_allowed(host) if {
	some domain in allowed
	startswith(domain, ".")
	endswith(lower(host), domain)
}

allowed := data.hasp.parameters["ingress-host-not-allowed"].allowedHosts
