package hasp.policies.resource.service_selector_taken_test

import data.hasp.policies.resource.service_selector_taken
import data.hasp.testing

subject(related) := object.union(testing.with_spec("v1", "Service", {"selector": {"app": "web"}}), {"related": related})

with_peers(index, others) := {"source": "cluster", "complete": true, "peers": [{"index": index, "key": "app=web", "others": others}]}

test_finds_a_selector_of_another if {
	service_selector_taken.violations == {{
		"message": "Service web selects the same Pods as old",
		"path": "/object/spec/selector",
		"observed": {"app": "web"},
	}} with input as subject(with_peers("selector", [{"name": "old"}]))
	half := object.union(with_peers("selector", [{"name": "old"}]), {"complete": false})
	count(service_selector_taken.unknowns) == 0 with input as subject(half)
}

test_leaves_one_of_its_own_alone if {
	count(service_selector_taken.violations) == 0 with input as subject(with_peers("selector", []))
	count(service_selector_taken.unknowns) == 0 with input as subject(with_peers("selector", []))
	count(service_selector_taken.violations) == 0 with input as subject(with_peers("host", [{"name": "old"}]))
}

test_says_where_it_cannot_tell if {
	testing.paths(service_selector_taken.unknowns) == {"/object/spec/selector"} with input as object.remove(subject({}), ["related"])
	count(service_selector_taken.unknowns) == 1 with input as subject({"source": "cluster", "complete": false, "peers": []})
	count(service_selector_taken.unknowns) == 1 with input as subject({"source": "cluster", "complete": true})
	count(service_selector_taken.unknowns) == 1 with input as subject({"source": "files", "complete": false})
	count(service_selector_taken.unknowns) == 0 with input as subject({"source": "files", "complete": false, "peers": []})
	count(service_selector_taken.unknowns) == 0 with input as testing.with_spec("v1", "Service", {})
}
