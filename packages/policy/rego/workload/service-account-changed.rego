# METADATA
# scope: package
# title: Service account changed by an update
# description: |
#   Who may change a workload and gives it another account uses what that account may do, without having been given it.
# custom:
#   id: service-account-changed
#   severity: medium
#   subjects: [workload]
#   phases: [deploy]
#   enforcement: {deploy: warn}
#   profiles:
#     strict: {deploy: warn}
#   remediation: >-
#     Let the change be made by whoever rolls out the workload (`allowedUsers`, `allowedGroups`).
#   references:
#     - NIST-800-190 4.3.1
#     - MITRE T1098
#     - CWE-269
#   parameters:
#     type: object
#     properties:
#       allowedUsers:
#         type: array
#         items: {"type": "string"}
#         description: Users who may change it.
#         default: []
#       allowedGroups:
#         type: array
#         items: {"type": "string"}
#         description: Groups whose members may change it.
#         default: ["system:masters"]
package hasp.policies.workload.service_account_changed

import data.hasp.lib.workloads

parameters := data.hasp.parameters["service-account-changed"]

violations contains {
	"message": $"{workloads.title} gets the service account {now} instead of {before} from {input.context.request.user.name}",
	"path": "/workload/pod/serviceAccount",
	"observed": now,
	"expected": before,
} if {
	input.context.request.operation == "UPDATE"
	before := account(input.former)
	now := account(input.workload)
	now != before
	not is_allowed
}

account(workload) := object.get(workload.pod, "serviceAccount", "default")

is_allowed if input.context.request.user.name in parameters.allowedUsers

is_allowed if {
	some group in input.context.request.user.groups
	group in parameters.allowedGroups
}
