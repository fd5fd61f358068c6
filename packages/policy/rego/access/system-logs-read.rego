# METADATA
# scope: package
# title: Logs of the system read
# description: |
#   Logs of the cluster's own components name users, addresses and tokens, and tell an intruder what was noticed.
# custom:
#   id: system-logs-read
#   severity: low
#   subjects: [access]
#   phases: [deploy, run]
#   enforcement: audit
#   profiles:
#     strict: audit
#   remediation: >-
#     Read logs where they are collected; take `get` of pods/log in these namespaces from the role.
#   references:
#     - MITRE T1613
#     - MITRE T1654
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
#         default: [kube-system]
package hasp.policies.access.system_logs_read

import data.hasp.lib.accesses

parameters := data.hasp.parameters["system-logs-read"]

violations contains {
	"message": $"{accesses.told} reads the log of Pod {accesses.place}",
	"path": "/access/namespace",
	"observed": input.access.namespace,
} if {
	input.access.subresource == "log"
	input.access.namespace in parameters.namespaces
	input.access.resource.resource == "pods"
	accesses.is_person
	accesses.happened
	not accesses.is_one_of(parameters.allowed)
}
