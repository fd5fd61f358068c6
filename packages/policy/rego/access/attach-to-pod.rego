# METADATA
# scope: package
# title: Terminal attached to a Pod
# description: |
#   Attaching takes over the input and the output of the running program itself, and shows whatever it prints.
# custom:
#   id: attach-to-pod
#   severity: medium
#   subjects: [access]
#   phases: [deploy, run]
#   enforcement: audit
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Find out why it was needed; list those who may in `allowed`, and take `create` of pods/attach from the roles of others.
#   references:
#     - MITRE T1609
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
package hasp.policies.access.attach_to_pod

import data.hasp.lib.accesses

parameters := data.hasp.parameters["attach-to-pod"]

violations contains {
	"message": $"{accesses.told} attaches to Pod {accesses.place}",
	"path": "/access/user",
	"observed": {"user": accesses.told, "options": object.get(input.access, "options", {})},
} if {
	input.access.subresource == "attach"
	input.access.resource.resource == "pods"
	accesses.happened
	accesses.is_in(parameters.namespaces)
	not accesses.is_one_of(parameters.allowed)
}
