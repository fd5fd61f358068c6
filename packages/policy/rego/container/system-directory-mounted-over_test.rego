package hasp.policies.container.system_directory_mounted_over_test

import data.hasp.policies.container.system_directory_mounted_over
import data.hasp.testing

defaults := {"directories": ["/", "/bin", "/boot", "/dev", "/etc", "/lib", "/lib64", "/proc", "/root", "/sbin", "/sys", "/usr", "/usr/bin", "/usr/lib", "/usr/local/bin", "/usr/sbin"]}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := system_directory_mounted_over.violations with input as subject
		with data.hasp.parameters["system-directory-mounted-over"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

mounting(destination) := {"mounts": [{"type": "emptyDir", "destination": "/data", "readOnly": false}, {"type": "volume", "destination": destination, "readOnly": true}]}

test_finds_directories[destination] if {
	some destination in ["/", "/bin", "/etc/", "//usr", "/lib", "/usr/../sbin", "/proc", "/sys", "/dev", "/usr/lib"]
	testing.paths(found(testing.deployed(mounting(destination)))) == {"/workload/containers/0/mounts/1/destination"}
}

test_says_which if {
	found(testing.running(mounting("/etc"))) == {{
		"message": "container web mounts over /etc",
		"path": "/container/mounts/1/destination",
		"observed": "/etc",
	}}
}

test_allows_what_is_below_them[destination] if {
	some destination in ["/etc/app", "/usr/share/app", "/srv", "/etc/hosts", "/dev/shm", "/usr/local/share/x"]
	found(testing.deployed(mounting(destination))) == set()
}
