# METADATA
# scope: package
# title: Command executed in a Pod of the system
# description: |
#   Pods of kube-system hold the credentials of the cluster's own components. A command there is an administrator's work or an
#   intruder's.
# custom:
#   id: exec-into-system-pod
#   severity: high
#   subjects: [access]
#   phases: [deploy, run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Find out why the command was needed; list administrators in `allowed`.
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
#         description: Namespaces of the system.
#         default: [kube-system, kube-public, kube-node-lease]
package hasp.policies.access.exec_into_system_pod

import data.hasp.lib.accesses

parameters := data.hasp.parameters["exec-into-system-pod"]

violations contains {
	"message": $"{accesses.told} uses {accesses.target} of Pod {accesses.place}",
	"path": "/access/namespace",
	"observed": input.access.namespace,
} if {
	input.access.subresource in ["exec", "attach", "portforward"]
	input.access.resource.resource == "pods"
	input.access.namespace in parameters.namespaces
	accesses.happened
	not accesses.is_one_of(parameters.allowed)
}
