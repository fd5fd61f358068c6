package hasp.policies.access.workload_created_by_person_test

import data.hasp.policies.access.workload_created_by_person
import data.hasp.testing

found(user, deployers) := violations if {
	request := {"operation": "CREATE", "resource": {"resource": "deployments"}, "user": user}
	violations := workload_created_by_person.violations with input as object.union(testing.deployed({}), {"context": {"request": request}})
		with data.hasp.parameters["workload-created-by-person"] as {"deployers": deployers, "allowed": ["emergency"]}
}

test_finds_a_person if {
	found({"name": "ann", "groups": ["dev"]}, ["argocd*"]) == {{
		"message": "ann uses CREATE on Deployment shop, which the deployer does",
		"path": "/context/request/user/name",
		"observed": "ann",
		"expected": ["argocd*"],
	}}
}

test_allows_the_others if {
	found({"name": "argocd-1", "groups": []}, ["argocd*"]) == set()
	found({"name": "ann", "groups": ["emergency"]}, ["argocd*"]) == set()
	found({"name": "system:serviceaccount:a:b", "groups": []}, ["argocd*"]) == set()
	found({"name": "ann", "groups": []}, []) == set()
}

test_asks_nothing_of_a_manifest if {
	violations := workload_created_by_person.violations with input as testing.deployed({})
		with data.hasp.parameters["workload-created-by-person"] as {"deployers": ["x"], "allowed": []}
	violations == set()
}
