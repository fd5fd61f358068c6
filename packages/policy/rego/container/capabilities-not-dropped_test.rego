package hasp.policies.container.capabilities_not_dropped_test

import data.hasp.policies.container.capabilities_not_dropped
import data.hasp.testing

defaults := {"required": ["ALL"]}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := capabilities_not_dropped.violations with input as subject
		with data.hasp.parameters["capabilities-not-dropped"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

dropping(names) := testing.deployed({"effective": {"capabilities": {"drop": names}}})

messages(violations) := {violation.message | some violation in violations}

test_finds_what_keeps_any if {
	found(dropping(["NET_RAW"])) == {{
		"message": "container web does not drop all capabilities",
		"path": "/workload/containers/0/effective/capabilities/drop",
		"observed": ["NET_RAW"],
		"expected": ["ALL"],
	}}
	count(found(dropping([]))) == 1
	testing.paths(found(testing.running({"effective": {"capabilities": {"drop": []}}}))) == {"/container/effective/capabilities/drop"}
}

test_allows_what_drops_all[name] if {
	some name in ["ALL", "all", "CAP_ALL"]
	found(dropping(["NET_RAW", name])) == set()
}

test_asks_for_single_ones if {
	both := {"required": ["NET_RAW", "MKNOD"]}
	messages(found_with(dropping(["cap_net_raw"]), both)) == {"container web does not drop the capability MKNOD"}
	messages(found_with(dropping(["SETUID"]), both)) == {
		"container web does not drop the capability MKNOD",
		"container web does not drop the capability NET_RAW",
	}
	found_with(dropping(["ALL"]), both) == set()
	found_with(dropping(["NET_RAW", "MKNOD"]), both) == set()
	found_with(dropping([]), {"required": []}) == set()
}

test_does_not_ask_it_of_windows if {
	found(object.union(dropping([]), {"workload": {"pod": {"os": "windows"}}})) == set()
}
