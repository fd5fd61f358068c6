# METADATA
# scope: package
# title: Restarted again and again
# description: |
#   A container that its engine keeps starting fails for a reason that nobody looked at: a fault, a kill for want of memory,
#   or an attack that crashes it until it succeeds.
# custom:
#   id: often-restarted
#   severity: low
#   subjects: [container]
#   phases: [run]
#   enforcement: audit
#   profiles:
#     strict: audit
#   remediation: >-
#     Read its log (`docker logs`) and its last state (`docker inspect`), and mend the cause.
#   references:
#     - NIST-800-190 4.4.3
#     - MITRE T1499.004
#   parameters:
#     type: object
#     properties:
#       maximum:
#         type: integer
#         minimum: 0
#         description: Restarts that are still ordinary.
#         default: 10
package hasp.policies.container.often_restarted

parameters := data.hasp.parameters["often-restarted"]

violations contains {
	"message": $"container {input.container.name} was restarted {input.container.restartCount} times",
	"path": "/container/restartCount",
	"observed": input.container.restartCount,
	"expected": parameters.maximum,
} if {
	input.container.restartCount > parameters.maximum
}
