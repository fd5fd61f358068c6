package hasp.policies.process.kernel_module_command_test

import data.hasp.policies.process.kernel_module_command
import data.hasp.testing

found(subject) := violations if {
	violations := kernel_module_command.violations with input as subject
}

test_finds_them[command] if {
	some command in [
		"insmod /tmp/x.ko",
		"modprobe dummy",
		"rmmod x",
		"kmod insmod x",
	]
	count(found(testing.command(command))) == 1
}

test_leaves_questions[command] if {
	some command in [
		"modprobe -n dummy",
		"modprobe --dry-run dummy",
		"modprobe --show-depends dummy",
		"modprobe -D dummy",
		"modprobe -V x",
		"modprobe --version x",
		"insmod --show x",
		"modprobe",
		"kmod list",
		"kmod help",
		"kmod static-nodes",
	]
	count(found(testing.command(command))) == 0
}

test_leaves_what_is_ordinary if {
	command := testing.command("modprobe ip_tables")
	found(testing.at_start(command)) == set()
	found(testing.on_node(command)) == set()
	found(testing.of_image(command, "docker/kube-proxy")) == set()
}

test_points_at_the_arguments if {
	testing.paths(found(testing.command("insmod /tmp/x.ko"))) == {"/event/process/args"}
}
