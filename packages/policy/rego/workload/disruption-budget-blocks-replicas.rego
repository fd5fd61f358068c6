# METADATA
# scope: package
# title: Disruption budget lets no replica go
# description: |
#   A budget that keeps as many Pods as there are replicas lets no node be drained, so that nodes are not patched or are
#   switched off by force.
# custom:
#   id: disruption-budget-blocks-replicas
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   needs: [related.disruptionBudgets]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Set `maxUnavailable: 1`, or a `minAvailable` below the replicas.
#   references:
#     - NIST-800-190 4.4.3
package hasp.policies.workload.disruption_budget_blocks_replicas

import data.hasp.lib.workloads

violations contains {
	"message": $"the disruption budget {budget.name} lets none of the {workloads.replicas} replicas of {workloads.title} go: {why}",
	"path": $"/related/disruptionBudgets/{i}",
	"observed": budget,
} if {
	workloads.replicas > 0
	some i, budget in input.related.disruptionBudgets
	why := reason(budget)
}

reason(budget) := $"minAvailable {budget.minAvailable}" if {
	is_number(budget.minAvailable)
	budget.minAvailable >= workloads.replicas
	not autoscaled
} else := "minAvailable 100%" if {
	budget.minAvailable == "100%"
} else := $"maxUnavailable {budget.maxUnavailable}" if {
	budget.maxUnavailable in {0, "0", "0%"}
}

# Then there are as many replicas as the autoscaler says.
autoscaled if not "replicas" in object.keys(input.workload)
