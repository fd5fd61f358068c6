package hasp.policies.workload.disruption_budget_blocks_replicas_test

import data.hasp.policies.workload.disruption_budget_blocks_replicas
import data.hasp.testing

found(subject) := result if {
	result := disruption_budget_blocks_replicas.violations with input as subject
}

budgeted(budget, changes) := object.union(testing.deployed({}), {"workload": changes, "related": {"disruptionBudgets": [object.union({"name": "b"}, budget)]}})

test_finds_what_blocks if {
	found(budgeted({"minAvailable": 2}, {"replicas": 2})) == {{
		"message": "the disruption budget b lets none of the 2 replicas of Deployment shop go: minAvailable 2",
		"path": "/related/disruptionBudgets/0",
		"observed": {"name": "b", "minAvailable": 2},
	}}
	count(found(budgeted({"minAvailable": 3}, {"replicas": 2}))) == 1
	messages(budgeted({"minAvailable": "100%"}, {})) == {
		"the disruption budget b lets none of the 1 replicas of Deployment shop go: minAvailable 100%",
	}
}

messages(subject) := {violation.message | some violation in found(subject)}

test_finds_that_nothing_may_be_away if {
	every value in [0, "0", "0%"] {
		messages(budgeted({"maxUnavailable": value}, {"replicas": 3})) == {
			$"the disruption budget b lets none of the 3 replicas of Deployment shop go: maxUnavailable {value}",
		}
	}
}

test_allows_others if {
	found(budgeted({"minAvailable": 1}, {"replicas": 2})) == set()
	found(budgeted({"minAvailable": "50%"}, {"replicas": 2})) == set()
	found(budgeted({"maxUnavailable": 1}, {"replicas": 2})) == set()
	found(budgeted({"maxUnavailable": "25%"}, {"replicas": 2})) == set()
	found(budgeted({"minAvailable": 2}, {"replicas": 0})) == set()
	found(budgeted({}, {"replicas": 2})) == set()
	found(testing.deployed({})) == set()
}

test_does_not_count_what_an_autoscaler_sets if {
	found(budgeted({"minAvailable": 2}, {})) == set()
}
