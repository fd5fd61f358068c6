package hasp.policies.container.duplicate_environment_variable_test

import data.hasp.policies.container.duplicate_environment_variable
import data.hasp.testing

found(subject) := result if {
	result := duplicate_environment_variable.violations with input as subject
}

test_finds_the_later_ones if {
	env := [{"name": "A", "value": "1"}, {"name": "B"}, {"name": "A", "from": {"kind": "secret"}}, {"name": "a"}]
	found(testing.deployed({"env": env})) == {{
		"message": "container web sets the variable A more than once",
		"path": "/workload/containers/0/env/2/name",
		"observed": "A",
	}}
	testing.paths(found(testing.running({"env": [{"name": "A"}, {"name": "A"}, {"name": "A"}]}))) == {
		"/container/env/1/name",
		"/container/env/2/name",
	}
}

test_allows_others if {
	found(testing.deployed({"env": [{"name": "A"}, {"name": "B"}]})) == set()
	found(testing.deployed({"env": [{"name": "A"}]})) == set()
	found(testing.deployed({})) == set()
}

test_reads_long_lists if {
	env := [{"name": sprintf("V%d", [i % 1500])} | some i in numbers.range(0, 2999)]
	count(found(testing.deployed({"env": env}))) == 1500
}
