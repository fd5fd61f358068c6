package hasp.policies.workload.service_account_changed_test

import data.hasp.policies.workload.service_account_changed
import data.hasp.testing

defaults := {"allowedUsers": [], "allowedGroups": ["system:masters"]}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := service_account_changed.violations with input as subject
		with data.hasp.parameters["service-account-changed"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

changed(before, after, operation) := object.union(testing.with_pod(after), {
	"former": {"pod": before},
	"context": {"request": {"operation": operation, "user": {"name": "eve", "groups": ["dev"]}}},
})

test_finds_a_change if {
	found(changed({"serviceAccount": "shop"}, {"serviceAccount": "admin"}, "UPDATE")) == {{
		"message": "Deployment shop gets the service account admin instead of shop from eve",
		"path": "/workload/pod/serviceAccount",
		"observed": "admin",
		"expected": "shop",
	}}
	count(found(changed({}, {"serviceAccount": "admin"}, "UPDATE"))) == 1
}

test_allows_others if {
	found(changed({"serviceAccount": "shop"}, {"serviceAccount": "shop"}, "UPDATE")) == set()
	found(changed({}, {"serviceAccount": "default"}, "UPDATE")) == set()
	found(changed({}, {"serviceAccount": "admin"}, "CREATE")) == set()
	found(testing.deployed({})) == set()
}

test_allows_whom_it_may if {
	change := changed({}, {"serviceAccount": "admin"}, "UPDATE")
	found_with(change, {"allowedUsers": ["eve"]}) == set()
	found_with(change, {"allowedGroups": ["ops", "dev"]}) == set()
	count(found_with(change, {"allowedUsers": ["bob"], "allowedGroups": ["ops"]})) == 1
}
