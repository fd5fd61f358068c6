# METADATA
# scope: package
# title: Pod Security level of a namespace loosened
# description: |
#   Lowering or removing the level is the first step to run a privileged Pod where it was refused.
# custom:
#   id: namespace-protection-loosened
#   severity: high
#   subjects: [resource]
#   resources: [Namespace]
#   phases: [deploy]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Put the label back; where the change is meant, let a member of `allowedGroups` make it.
#   references:
#     - MITRE T1562.001
#     - CWE-269
#   parameters:
#     type: object
#     properties:
#       allowedGroups:
#         type: array
#         items: {type: string}
#         description: Groups whose members may lower the level.
#         default: ["system:masters"]
package hasp.policies.resource.namespace_protection_loosened

import data.hasp.lib.objects

violations contains {
	"message": $"{objects.title} goes from the level {former} of Pod Security to {level}",
	"path": "/resource/labels",
	"observed": level,
	"expected": former,
} if {
	former := input.former.labels["pod-security.kubernetes.io/enforce"]
	level := object.get(input.resource.labels, "pod-security.kubernetes.io/enforce", "none")
	rank(level) < rank(former)
	not is_allowed
}

rank(level) := {"baseline": 1, "restricted": 2}[level]

rank(level) := 0 if not level in {"baseline", "restricted"}

is_allowed if {
	some group in input.context.request.user.groups
	group in data.hasp.parameters["namespace-protection-loosened"].allowedGroups
}
