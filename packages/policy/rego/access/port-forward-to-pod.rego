# METADATA
# scope: package
# title: Port forwarded to a Pod
# description: |
#   A forwarded port goes around network policies, ingress and authentication in front of the program, straight from somebody's
#   machine.
# custom:
#   id: port-forward-to-pod
#   severity: medium
#   subjects: [access]
#   phases: [deploy, run]
#   enforcement: audit
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Find out why it was needed; list those who may in `allowed`, and take `create` of pods/portforward from the roles of
#     others.
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
package hasp.policies.access.port_forward_to_pod

import data.hasp.lib.accesses

parameters := data.hasp.parameters["port-forward-to-pod"]

violations contains {
	"message": $"{accesses.told} forwards a port to Pod {accesses.place}",
	"path": "/access/user",
	"observed": {"user": accesses.told, "options": object.get(input.access, "options", {})},
} if {
	input.access.subresource == "portforward"
	input.access.resource.resource == "pods"
	accesses.happened
	accesses.is_in(parameters.namespaces)
	not accesses.is_one_of(parameters.allowed)
}
