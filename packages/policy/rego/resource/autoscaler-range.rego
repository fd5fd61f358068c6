# METADATA
# scope: package
# title: Autoscaler with a range that is not allowed
# description: |
#   Without a spread an autoscaler does not scale, with one replica there is none to take over, and without an end it takes the
#   cluster.
# custom:
#   id: autoscaler-range
#   severity: low
#   subjects: [resource]
#   resources: [HorizontalPodAutoscaler]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: warn
#   remediation: >-
#     Set `spec.minReplicas` and `spec.maxReplicas` within the parameters, the second above the first.
#   references:
#     - MITRE T1496
#     - CWE-770
#   parameters:
#     type: object
#     properties:
#       least:
#         type: integer
#         description: The smallest `minReplicas`.
#         default: 1
#       most:
#         type: integer
#         description: The largest `maxReplicas`.
#         default: 100
package hasp.policies.resource.autoscaler_range

import data.hasp.lib.objects

violations contains {
	"message": $"{objects.title} scales from {low} to {high}",
	"path": "/object/spec",
	"observed": [low, high],
	"expected": [parameters.least, parameters.most],
} if {
	# one replica where nothing is said
	low := object.get(objects.spec, "minReplicas", 1)
	high := object.get(objects.spec, "maxReplicas", 0)
	not is_within(low, high)
}

is_within(low, high) if {
	low >= parameters.least
	high <= parameters.most
	low < high
}

parameters := data.hasp.parameters["autoscaler-range"]
