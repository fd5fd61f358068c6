# METADATA
# scope: package
# title: Disruption budget that lets nothing be moved
# description: |
#   A budget that allows no disruption stops the draining of nodes, and with it upgrades and security updates.
# custom:
#   id: disruption-budget-blocks-drain
#   severity: medium
#   subjects: [resource]
#   resources: [PodDisruptionBudget]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Set `maxUnavailable` to 1 or more, or `minAvailable` below the number of replicas.
#   references:
#     - CWE-1104
package hasp.policies.resource.disruption_budget_blocks_drain

import data.hasp.lib.objects

violations contains {
	"message": $"{objects.title} allows no disruption: {name} is {value}",
	"path": $"/object/spec/{name}",
	"observed": value,
} if {
	some name, values in {"maxUnavailable": {0, "0", "0%"}, "minAvailable": {"100%"}}
	value := objects.spec[name]
	values[value]
}
