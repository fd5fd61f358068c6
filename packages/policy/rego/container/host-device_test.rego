package hasp.policies.container.host_device_test

import data.hasp.policies.container.host_device
import data.hasp.testing

defaults := {"allowed": [], "allowedRules": []}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := host_device.violations with input as subject
		with data.hasp.parameters["host-device"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

given(device) := testing.running({"devices": [device]})

test_finds_devices if {
	found(given({"host": "/dev/fuse", "container": "/dev/fuse"})) == {{
		"message": "container web is given the device /dev/fuse",
		"path": "/container/devices/0",
		"observed": {"host": "/dev/fuse", "container": "/dev/fuse"},
	}}
}

test_finds_rules if {
	found(testing.running({"deviceCgroupRules": ["c 10:229 rwm"]})) == {{
		"message": "container web may open devices of the host: rule c 10:229 rwm",
		"path": "/container/deviceCgroupRules/0",
		"observed": "c 10:229 rwm",
	}}
	found_with(testing.running({"deviceCgroupRules": ["c 10:229 rwm"]}), {"allowedRules": ["c 10:229 rwm"]}) == set()
}

test_allows_volumes_and_claims if {
	found(given({"volume": "raw", "container": "/dev/xvda"})) == set()
	found(testing.deployed({"devices": [{"claim": "gpu"}]})) == set()
	found(testing.running({})) == set()
}

test_takes_what_is_allowed if {
	allowed := {"allowed": ["/dev/fuse"]}
	found_with(given({"host": "/dev//fuse"}), allowed) == set()
	count(found_with(given({"host": "/dev/fuse2"}), allowed)) == 1
	count(found_with(given({"host": "/dev/fuse/../sda"}), allowed)) == 1
}
