# METADATA
# scope: package
# title: Emergency annotation used
# description: |
#   The annotation goes around other admission controllers. It is meant for an emergency, and each use of it is worth a question
#   afterwards.
# custom:
#   id: break-glass-used
#   severity: high
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Find out what the emergency was, mend what was refused and remove the annotation.
#   references:
#     - MITRE T1562.001
#     - NIST-800-190 4.3.1
#   parameters:
#     type: object
#     properties:
#       annotations:
#         type: array
#         items: {type: string}
#         description: Annotations that go around admission.
#         default: [admission.stackrox.io/break-glass, admission.datree.io/warn, policies.kyverno.io/break-glass]
package hasp.policies.access.break_glass_used

parameters := data.hasp.parameters["break-glass-used"]

violations contains {
	"message": $"{input.workload.kind} {object.get(input.workload, "name", "*")} goes around admission by the annotation {name}",
	"path": "/workload/annotations",
	"observed": {name: value},
} if {
	count(input.workload.annotations) > 0
	some name in parameters.annotations
	value := input.workload.annotations[name]
}
