package hasp.policies.workload.disruption_budget_missing_test

import data.hasp.policies.workload.disruption_budget_missing
import data.hasp.testing

defaults := {"fromReplicas": 2}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := disruption_budget_missing.violations with input as subject
		with data.hasp.parameters["disruption-budget-missing"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

unsure(subject) := unsure_with(subject, {})

unsure_with(subject, changes) := result if {
	result := disruption_budget_missing.unknowns with input as subject
		with data.hasp.parameters["disruption-budget-missing"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

replicated(replicas, related) := object.union(testing.deployed({}), {"workload": {"replicas": replicas}, "related": object.union({"complete": true, "disruptionBudgets": []}, related)})

test_finds_none if {
	found(replicated(2, {})) == {{
		"message": "no disruption budget is about Deployment shop with its 2 replicas",
		"path": "/related/disruptionBudgets",
		"observed": [],
	}}
}

test_allows_one_and_a_single_replica if {
	found(replicated(2, {"disruptionBudgets": [{"name": "shop"}]})) == set()
	found(replicated(1, {})) == set()
	count(found_with(replicated(1, {}), {"fromReplicas": 1})) == 1
	found(testing.deployed({})) == set()
	unsure(replicated(2, {})) == set()
}

test_says_where_it_cannot_tell if {
	found(replicated(2, {"complete": false})) == set()
	unsure(replicated(2, {"complete": false})) == {{
		"code": "RELATED_INCOMPLETE",
		"message": "whether a disruption budget is about Deployment shop could not be told",
		"path": "/related/disruptionBudgets",
	}}
	unsure(replicated(1, {"complete": false})) == set()
	unsure(replicated(2, {"complete": false, "disruptionBudgets": [{"name": "shop"}]})) == set()
}
