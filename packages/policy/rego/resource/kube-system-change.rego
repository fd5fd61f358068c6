# METADATA
# scope: package
# title: Change in kube-system by a person
# description: |
#   kube-system holds what the cluster is made of, and what hides there is not looked at; changes come from the cluster itself or
#   from its installer.
# custom:
#   id: kube-system-change
#   severity: medium
#   subjects: [resource]
#   resources: ["*"]
#   phases: [deploy]
#   enforcement: audit
#   profiles:
#     strict: warn
#   remediation: >-
#     Make the change by the cluster's installer, or name its group in `allowedGroups`.
#   references:
#     - CIS-Kubernetes-1.10.0 5.7.1
#     - MITRE T1036.005
#     - CWE-284
#   parameters:
#     type: object
#     properties:
#       allowedGroups:
#         type: array
#         items: {type: string}
#         description: Groups whose members may change it.
#         default: ["system:masters", "system:nodes"]
package hasp.policies.resource.kube_system_change

import data.hasp.lib.objects

violations contains {
	"message": $"{objects.person} changes {objects.title} in kube-system",
	"path": "/resource/namespace",
	"observed": objects.person,
} if {
	input.resource.namespace == "kube-system"
	objects.person
	not is_allowed
}

is_allowed if {
	some group in input.context.request.user.groups
	group in data.hasp.parameters["kube-system-change"].allowedGroups
}
