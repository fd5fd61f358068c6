# METADATA
# scope: package
# title: Disruption budget missing
# description: |
#   Without a budget a drain takes all replicas of a workload at once.
# custom:
#   id: disruption-budget-missing
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   needs: [related.disruptionBudgets]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Add a PodDisruptionBudget with `maxUnavailable: 1` that selects the Pods.
#   references:
#     - NIST-800-190 4.4.3
#   parameters:
#     type: object
#     properties:
#       fromReplicas:
#         type: integer
#         minimum: 0
#         description: From how many replicas on a budget is asked for.
#         default: 2
package hasp.policies.workload.disruption_budget_missing

import data.hasp.lib.related
import data.hasp.lib.workloads

parameters := data.hasp.parameters["disruption-budget-missing"]

violations contains {
	"message": $"no disruption budget is about {workloads.title} with its {workloads.replicas} replicas",
	"path": "/related/disruptionBudgets",
	"observed": [],
} if {
	is_asked
	related.is_told("disruptionBudgets")
	count(input.related.disruptionBudgets) == 0
}

unknowns contains {
	"code": "RELATED_INCOMPLETE",
	"message": $"whether a disruption budget is about {workloads.title} could not be told",
	"path": "/related/disruptionBudgets",
} if {
	is_asked
	not related.is_told("disruptionBudgets")
	count(related.value("disruptionBudgets", [])) == 0
}

is_asked if workloads.replicas >= parameters.fromReplicas
