package hasp.policies.container.custom_cgroup_parent_test

import data.hasp.policies.container.custom_cgroup_parent
import data.hasp.testing

defaults := {"allowedPrefixes": ["/docker", "docker", "system.slice", "/kubepods", "kubepods"]}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := custom_cgroup_parent.violations with input as subject
		with data.hasp.parameters["custom-cgroup-parent"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

test_finds_others if {
	found(testing.running({"cgroupParent": "/host.slice"})) == {{
		"message": "container web is in the control group /host.slice",
		"path": "/container/cgroupParent",
		"observed": "/host.slice",
	}}
}

test_allows_the_usual[parent] if {
	some parent in ["", "docker", "/docker/x", "system.slice", "/kubepods/besteffort/x", "kubepods-burstable.slice"]
	found(testing.running({"cgroupParent": parent})) == set()
}

test_allows_silence if {
	found(testing.running({})) == set()
}
