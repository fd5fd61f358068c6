package hasp.policies.container.run_as_root_test

import data.hasp.policies.container.run_as_root
import data.hasp.testing

found(changes) := violations if {
	violations := run_as_root.violations with input as testing.deployed({
		"effective": object.filter(changes, ["user", "hostNamespaces"]),
		"image": object.get(changes, "image", {}),
	})
		with data.hasp.settings.parameters["run-as-root"] as {"allowInUserNamespace": false}
}

unknown_image := object.remove(testing.summary({"known": false}), ["scannedAt", "user", "decision"])

test_refuses[why] if {
	some why, case in {
		"uid 0": {"user": {"uid": 0}, "path": "effective/user"},
		"uid 0 although it must not be root": {"user": {"uid": 0, "nonRoot": true}, "path": "effective/user"},
		"uid 0 although the image names a user": {"user": {"uid": 0}, "image": {"user": "65532"}, "path": "effective/user"},
		"the name root": {"user": {"name": "root"}, "path": "effective/user"},
		"the number 0 as a name": {"user": {"name": "0"}, "path": "effective/user"},
		"root with a group": {"user": {"name": "root:wheel"}, "path": "effective/user"},
		"0 with a group": {"user": {"name": "0:1000"}, "path": "effective/user"},
		"00": {"user": {"name": "00"}, "path": "effective/user"},
		"+0": {"user": {"name": "+0"}, "path": "effective/user"},
		"an image without a user": {"image": {"user": ""}, "path": "image/user"},
		"an image of root": {"image": {"user": "root"}, "path": "image/user"},
		"an image of root:root": {"image": {"user": "root:root"}, "path": "image/user"},
		"an image of 0:0": {"image": {"user": "0:0"}, "path": "image/user"},
		"an image of 0 although a group is set": {"user": {"gid": 5}, "image": {"user": "0"}, "path": "image/user"},
		"an empty name, which leaves it to the image": {"user": {"name": ""}, "image": {"user": "root"}, "path": "image/user"},
		"an image of :1000": {"image": {"user": ":1000"}, "path": "image/user"},
	}
	changes := {"user": object.get(case, "user", {}), "image": object.get(case, "image", {})}
	testing.paths(found(changes)) == {$"/workload/containers/0/{case.path}"}
}

test_allows[why] if {
	some why, changes in {
		"a uid": {"user": {"uid": 1000}, "image": {"user": "root"}},
		"a name": {"user": {"name": "app"}, "image": {"user": "root"}},
		"a uid before a name": {"user": {"uid": 1000, "name": "root"}},
		"the kubelet's promise": {"user": {"nonRoot": true}, "image": {"user": ""}},
		"an image's uid": {"image": {"user": "1000:1000"}},
		"an image's name": {"image": {"user": "nobody"}},
		"a name that begins like root": {"user": {"name": "rootless"}},
	}
	found(changes) == set()
}

test_does_not_take_an_unknown_image_for_harmless if {
	input_without_image := testing.workload([object.union(
		object.remove(testing.container({}), ["image"]),
		{"image": unknown_image},
	)])
	violations := run_as_root.violations with input as input_without_image
		with data.hasp.settings.parameters["run-as-root"] as {"allowInUserNamespace": false}
	violations == {{
		"message": "nothing says that container web does not run as root",
		"path": "/workload/containers/0/effective/user",
		"observed": {},
	}}
}

test_does_not_take_an_image_without_a_known_user_for_harmless if {
	image := object.remove(testing.summary({}), ["user"])
	subject := object.union(object.remove(testing.running({}).container, ["image"]), {"image": image})
	violations := run_as_root.violations with input as {
		"kind": "container",
		"phase": "run",
		"context": {"time": testing.now},
		"container": subject,
	}
		with data.hasp.settings.parameters["run-as-root"] as {"allowInUserNamespace": false}
	testing.paths(violations) == {"/container/effective/user"}
}

test_names_who_says_so if {
	some a in found({"user": {"uid": 0}})
	a.message == "container web runs as root: its settings say user 0"
	some b in found({"image": {"user": ""}})
	b.message == "container web runs as root: its settings are silent and its image names no user"
	some c in found({"image": {"user": "0:0"}})
	c.message == "container web runs as root: its settings are silent and its image says user 0:0"
}

# Issue 6, 8. An absent or unknown word on user namespaces is no namespace of its own.
test_accepts_root_in_a_user_namespace_of_its_own_where_that_is_set[owner] if {
	some owner, expected in {"own": 0, "host": 1, "unknown": 1, "shared": 1}
	mapped := {"effective": {"user": {"uid": 0}, "hostNamespaces": {"user": owner}}}
	count(run_as_root.violations) == expected with input as testing.running(mapped)
		with data.hasp.settings.parameters["run-as-root"] as {"allowInUserNamespace": true}
	count(run_as_root.violations) == 1 with input as testing.running(mapped)
		with data.hasp.settings.parameters["run-as-root"] as {"allowInUserNamespace": false}
}

# Issue 6, 8.
test_does_not_take_silence_for_a_user_namespace if {
	silent := object.remove(testing.container({}), ["effective"])
	effective := {"user": {"uid": 0}, "privileged": false, "hostNamespaces": {}}
	count(run_as_root.violations) == 1 with input as testing.workload([object.union(silent, {"effective": effective})])
		with data.hasp.settings.parameters["run-as-root"] as {"allowInUserNamespace": true}
}

on_windows(os, name) := violations if {
	subject := testing.deployed({"image": {"user": ""}, "effective": {"windows": {"runAsUserName": name}}})
	violations := run_as_root.violations with input as object.union(subject, {"workload": {"pod": os}})
		with data.hasp.settings.parameters["run-as-root"] as {"allowInUserNamespace": false}
}

test_reads_users_of_windows_only_where_linux_does_not_run_it if {
	on_windows({"os": "windows"}, "ContainerUser") == set()
	on_windows({"os": "windows"}, "ContainerAdministrator") == {{
		"message": "container web runs as root: its settings say user ContainerAdministrator",
		"path": "/workload/containers/0/effective/windows/runAsUserName",
		"observed": "ContainerAdministrator",
	}}
	count(on_windows({"os": "windows"}, `NT AUTHORITY\SYSTEM`)) == 1
	count(on_windows({"os": "windows"}, "")) == 1
	testing.paths(on_windows({}, "ContainerUser")) == {"/workload/containers/0/image/user"}
}
