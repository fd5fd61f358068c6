package hasp.policies.container.unmasked_proc_test

import data.hasp.policies.container.unmasked_proc
import data.hasp.testing

defaults := {"allowInUserNamespace": false}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := unmasked_proc.violations with input as subject
		with data.hasp.parameters["unmasked-proc"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

unmasked(changes) := testing.deployed({"effective": object.union({"procMount": "Unmasked"}, changes)})

test_finds_it if {
	found(unmasked({})) == {{
		"message": "container web sees the files of /proc that the runtime covers: procMount Unmasked",
		"path": "/workload/containers/0/effective/procMount",
		"observed": "Unmasked",
		"expected": "Default",
	}}
}

test_sees_an_empty_list_of_an_engine if {
	found(testing.running({"maskedPaths": []})) == {{
		"message": "container web sees every file of /proc: nothing is masked",
		"path": "/container/maskedPaths",
		"observed": [],
	}}
	testing.paths(found(testing.running({"maskedPaths": [], "effective": {"procMount": "Unmasked"}}))) == {"/container/effective/procMount"}
	found(testing.running({"maskedPaths": ["/proc/kcore"]})) == set()
	found(testing.running({})) == set()
}

test_leaves_privileged_containers_to_another_policy if {
	found(unmasked({"privileged": true})) == set()
	found(testing.running({"maskedPaths": [], "effective": {"privileged": true}})) == set()
}

test_allows_the_default[value] if {
	some value in ["", "Default"]
	found(unmasked({"procMount": value})) == set()
}

test_takes_a_user_namespace_for_enough_only_where_set if {
	allowed := {"allowInUserNamespace": true}
	count(found(unmasked({"hostNamespaces": {"user": "own"}}))) == 1
	found_with(unmasked({"hostNamespaces": {"user": "own"}}), allowed) == set()
	count(found_with(unmasked({"hostNamespaces": {"user": "host"}}), allowed)) == 1
	found_with(testing.running({"maskedPaths": []}), allowed) == set()
}
