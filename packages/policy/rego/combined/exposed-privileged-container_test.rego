package hasp.policies.combined.exposed_privileged_container_test

import data.hasp.policies.combined.exposed_privileged_container
import data.hasp.testing

subject(privileged, exposure, complete) := object.union(testing.deployed({"effective": {"privileged": privileged}}), {"related": {"source": "cluster", "complete": complete, "exposure": exposure}})

test_finds_both_together if {
	violations := exposed_privileged_container.violations with input as subject(true, "external", false)
	violations == {{
		"message": "container web is privileged, and Deployment shop is reached from outside",
		"path": "/workload/containers/0/effective/privileged",
		"observed": {"privileged": true, "exposure": "external"},
	}}
}

test_allows_either_alone if {
	exposed_privileged_container.violations == set() with input as subject(false, "external", true)
	exposed_privileged_container.violations == set() with input as subject(true, "node", true)
}

test_says_so_where_objects_may_be_missing if {
	unknowns := exposed_privileged_container.unknowns with input as subject(true, "node", false)
	unknowns == {{
		"code": "RELATED_INCOMPLETE",
		"message": "whether the privileged container web is reached from outside could not be told in full",
		"path": "/related/exposure",
		"atMost": "audit",
	}}
	count(exposed_privileged_container.unknowns) == 1 with input as testing.deployed({"effective": {"privileged": true}})
	exposed_privileged_container.unknowns == set() with input as subject(true, "node", true)
	exposed_privileged_container.unknowns == set() with input as object.union(subject(true, "node", false), {"related": {"source": "files"}})
	exposed_privileged_container.unknowns == set() with input as subject(false, "node", false)
	exposed_privileged_container.unknowns == set() with input as subject(true, "external", false)
}
