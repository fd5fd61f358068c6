# METADATA
# scope: package
# title: Workload that asks what it may do
# description: |
#   A program knows what it may do; an intruder with its token asks. Clients ask so with `auth can-i --list`.
# custom:
#   id: permissions-listed-by-workload
#   severity: medium
#   subjects: [access]
#   phases: [deploy, run]
#   enforcement: audit
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Look at what runs in the Pods of the service account; list tools that show permissions in `allowed`.
#   references:
#     - MITRE T1613
#     - MITRE T1069.003
#   parameters:
#     type: object
#     properties:
#       allowed:
#         type: array
#         items: {type: string}
#         description: Service accounts that may; `*` at the end stands for any end.
#         default:
#           - system:serviceaccount:kubernetes-dashboard:*
#           - system:serviceaccount:argocd:*
#           - system:serviceaccount:headlamp:*
#           - system:serviceaccount:kubeapps:*
package hasp.policies.access.permissions_listed_by_workload

import data.hasp.lib.accesses

parameters := data.hasp.parameters["permissions-listed-by-workload"]

violations contains {
	"message": $"{accesses.told} asks for all that it may do",
	"path": "/access/user",
	"observed": accesses.told,
} if {
	input.access.resource.resource == "selfsubjectrulesreviews"
	accesses.is_service_account
	not accesses.is_one_of(parameters.allowed)
}
