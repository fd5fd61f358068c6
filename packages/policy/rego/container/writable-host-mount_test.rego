package hasp.policies.container.writable_host_mount_test

import data.hasp.policies.container.writable_host_mount
import data.hasp.testing

defaults := {"allowed": []}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := writable_host_mount.violations with input as subject
		with data.hasp.parameters["writable-host-mount"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

mounting(type, source, read_only) := {"mounts": [{"type": type, "source": source, "destination": "/mnt", "readOnly": read_only}]}

test_finds_what_may_be_written[type] if {
	some type in ["hostPath", "bind"]
	found(testing.deployed(mounting(type, "/srv/data", false))) == {{
		"message": "container web may write to the host's /srv/data at /mnt",
		"path": "/workload/containers/0/mounts/0",
		"observed": {"type": type, "source": "/srv/data", "destination": "/mnt", "readOnly": false},
	}}
	testing.paths(found(testing.running(mounting(type, "/srv", false)))) == {"/container/mounts/0"}
}

test_names_a_mount_without_a_source if {
	unnamed := {"mounts": [{"type": "hostPath", "destination": "/mnt", "readOnly": false}]}
	{violation.message | some violation in found(testing.deployed(unnamed))} == {"container web may write to the host's path at /mnt"}
}

test_allows_others if {
	found(testing.deployed(mounting("hostPath", "/srv", true))) == set()
	found(testing.deployed(mounting("volume", "/srv", false))) == set()
	found(testing.deployed(mounting("emptyDir", "/srv", false))) == set()
}

test_takes_what_is_allowed if {
	allowed := {"allowed": ["/srv/data"]}
	found_with(testing.deployed(mounting("bind", "/srv/data/a", false)), allowed) == set()
	count(found_with(testing.deployed(mounting("bind", "/srv/data/../x", false)), allowed)) == 1
	count(found_with(testing.deployed(mounting("bind", "/srv", false)), allowed)) == 1
}
