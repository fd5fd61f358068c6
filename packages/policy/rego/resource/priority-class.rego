# METADATA
# scope: package
# title: PriorityClass above others
# description: |
#   Pods of a high priority put others off their nodes, and a class for all Pods that name none changes what runs in every
#   namespace.
# custom:
#   id: priority-class
#   severity: medium
#   subjects: [resource]
#   resources: [PriorityClass]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: warn
#   remediation: >-
#     Lower `value`, and set `globalDefault` to `false`.
#   references:
#     - MITRE T1499
#     - CWE-770
#   parameters:
#     type: object
#     properties:
#       maxValue:
#         type: integer
#         description: The highest priority.
#         default: 1000000
package hasp.policies.resource.priority_class

import data.hasp.lib.objects

violations contains {
	"message": $"{objects.title} has the priority {value}",
	"path": "/object/value",
	"observed": value,
	"expected": limit,
} if {
	not is_builtin
	value := objects.number(input.object.value)
	value > limit
}

violations contains {
	"message": $"{objects.title} is for every Pod that names none",
	"path": "/object/globalDefault",
	"observed": true,
	"expected": false,
} if {
	input.object.globalDefault == true
}

is_builtin if input.resource.name in {"system-cluster-critical", "system-node-critical"}

limit := data.hasp.parameters["priority-class"].maxValue
