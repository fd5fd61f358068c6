# METADATA
# scope: package
# title: Command executed in a Pod
# description: |
#   A command in a running container changes what was deployed, sees what the program sees and leaves no trace in a repository.
#   It is the first thing that stolen access is used for.
# custom:
#   id: exec-into-pod
#   severity: medium
#   subjects: [access]
#   phases: [deploy, run]
#   enforcement: audit
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Find out why the command was needed; list those who may in `allowed`, and take `create` of pods/exec from the roles of
#     others.
#   references:
#     - CIS-Kubernetes-1.10.0 5.1.4
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
package hasp.policies.access.exec_into_pod

import data.hasp.lib.accesses

parameters := data.hasp.parameters["exec-into-pod"]

violations contains {
	"message": $"{accesses.told} executes a command in Pod {accesses.place}",
	"path": "/access/user",
	"observed": {"user": accesses.told, "options": object.get(input.access, "options", {})},
} if {
	input.access.subresource == "exec"
	input.access.resource.resource == "pods"
	accesses.happened
	accesses.is_in(parameters.namespaces)
	not accesses.is_one_of(parameters.allowed)
}
