package hasp.policies.process.chroot_into_host_test

import data.hasp.policies.process.chroot_into_host
import data.hasp.testing

found(subject) := violations if {
	violations := chroot_into_host.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["chroot-into-host"], changes)
	violations := chroot_into_host.violations with input as subject
		with data.hasp.parameters["chroot-into-host"] as parameters
}

test_finds_them[command] if {
	some command in [
		"chroot /host",
		"chroot /host /bin/bash",
		"chroot /host/ sh",
		"chroot /proc/1/root sh",
		"chroot /rootfs/x sh",
	]
	count(found(testing.command(command))) == 1
}

test_leaves_others[command] if {
	some command in [
		"chroot /srv/jail sh",
		"chroot /hosting sh",
		"chroot --version",
	]
	count(found(testing.command(command))) == 0
}

test_sessions_are_a_parameter if {
	subject := testing.in_session(testing.command("chroot /host"))
	found(subject) == set()
	count(found_with(subject, {"terminals": true})) == 1
}

test_leaves_the_node_and_named_images if {
	found(testing.on_node(testing.command("chroot /host"))) == set()
	found_with(testing.command("chroot /host"), {"allowedImages": ["docker.io/library/web"]}) == set()
	count(found_with(testing.command("chroot /mine"), {"hostPaths": ["/mine"]})) == 1
}

test_points_at_the_arguments if {
	testing.paths(found(testing.command("chroot /host"))) == {"/event/process/args"}
}
