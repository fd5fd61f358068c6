# METADATA
# scope: package
# title: Request to a kubelet through the API server
# description: |
#   By nodes/proxy one executes commands in every Pod of the node, past admission and without a line in the audit log of what
#   was executed.
# custom:
#   id: node-proxy-used
#   severity: high
#   subjects: [access]
#   phases: [deploy, run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: enforce
#   remediation: >-
#     Take `nodes/proxy` from the role; monitoring needs `nodes/metrics` and `nodes/stats` only.
#   references:
#     - MITRE T1609
#     - MITRE T1550
#     - NIST-800-190 4.3.1
#     - CWE-250
#   parameters:
#     type: object
#     properties:
#       allowed:
#         type: array
#         items: {type: string}
#         description: Users and groups that may do so; `*` at the end stands for any end.
#         default: []
package hasp.policies.access.node_proxy_used

import data.hasp.lib.accesses

parameters := data.hasp.parameters["node-proxy-used"]

violations contains {
	"message": $"{accesses.told} reaches the kubelet of {object.get(input.access, "name", "*")} through the API server",
	"path": "/access/user",
	"observed": accesses.told,
} if {
	input.access.subresource == "proxy"
	input.access.resource.resource == "nodes"
	accesses.happened
	not accesses.is_one_of(parameters.allowed)
}
