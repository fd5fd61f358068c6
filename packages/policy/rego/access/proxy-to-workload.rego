# METADATA
# scope: package
# title: Request through the proxy of the API server
# description: |
#   The proxy of the API server reaches any port of a Pod or a Service from outside of the cluster, past network policies and
#   past the authentication in front of it.
# custom:
#   id: proxy-to-workload
#   severity: low
#   subjects: [access]
#   phases: [deploy, run]
#   enforcement: audit
#   profiles:
#     strict: warn
#   remediation: >-
#     Use an Ingress, or take `pods/proxy` and `services/proxy` from the role.
#   references:
#     - MITRE T1090
#     - NIST-800-190 4.3.1
#   parameters:
#     type: object
#     properties:
#       allowed:
#         type: array
#         items: {type: string}
#         description: Users and groups that may do so; `*` at the end stands for any end.
#         default: []
#       namespaces:
#         type: array
#         items: {type: string}
#         description: Namespaces that it is asked about; none means all.
#         default: []
package hasp.policies.access.proxy_to_workload

import data.hasp.lib.accesses

parameters := data.hasp.parameters["proxy-to-workload"]

violations contains {
	"message": $"{accesses.told} reaches {input.access.resource.resource} {accesses.place} through the API server",
	"path": "/access/user",
	"observed": accesses.told,
} if {
	input.access.subresource == "proxy"
	input.access.resource.resource in ["pods", "services"]
	accesses.happened
	accesses.is_in(parameters.namespaces)
	not accesses.is_one_of(parameters.allowed)
}
