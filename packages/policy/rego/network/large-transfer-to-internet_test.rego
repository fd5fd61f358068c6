package hasp.policies.network.large_transfer_to_internet_test

import data.hasp.policies.network.large_transfer_to_internet
import data.hasp.testing

found(subject) := violations if {
	violations := large_transfer_to_internet.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["large-transfer-to-internet"], changes)
	violations := large_transfer_to_internet.violations with input as subject
		with data.hasp.parameters["large-transfer-to-internet"] as parameters
}

flow(bytes, address) := testing.network("flow", {"direction": "out", "destination": {"address": address, "port": 443}, "flow": {"bytes": bytes}})

much := flow(10737418241, "203.0.113.5")

test_finds_much if {
	testing.paths(found(much)) == {"/event/flow/bytes"}
	{violation.message | some violation in found(much)} == {"worker moved 10737418241 bytes with 203.0.113.5:443"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"less": flow(10737418240, "203.0.113.5"),
		"within": flow(10737418241, "10.0.0.5"),
		"what came in": testing.with_event(much, {"direction": "in"}),
		"the node": testing.on_node(much),
		"in a build": testing.in_build(much),
		"a backup": testing.of_image(much, "velero/velero"),
	}
	found(subject) == set()
}

test_reads_the_settings if found_with(much, {"bytes": 10737418241}) == set()
