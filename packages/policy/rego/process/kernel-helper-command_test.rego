package hasp.policies.process.kernel_helper_command_test

import data.hasp.policies.process.kernel_helper_command
import data.hasp.testing

found(subject) := violations if {
	violations := kernel_helper_command.violations with input as subject
}

test_finds_handlers[command] if {
	some command in [
		"echo /x > /proc/sys/kernel/modprobe",
		"echo /x > /sys/kernel/uevent_helper",
		"echo :x:M::x::/x: | tee /proc/sys/fs/binfmt_misc/register",
		"sysctl -w kernel.modprobe=/tmp/x",
		"sysctl kernel.hotplug=/tmp/x",
		"echo '|/tmp/x %p' > /proc/sys/kernel/core_pattern",
		"sysctl -w kernel.core_pattern=|/tmp/x",
	]
	count(found(testing.script(command))) == 1
	testing.paths(found(testing.script(command))) == {"/event/process/args"}
}

test_leaves_others[command] if {
	some command in [
		"cat /proc/sys/kernel/modprobe",
		"echo core > /proc/sys/kernel/core_pattern",
		"cat /proc/sys/kernel/core_pattern | wc",
		"echo 1 > /proc/sys/net/ipv4/ip_forward",
	]
	count(found(testing.script(command))) == 0
}

test_leaves_the_node_and_named_images[command] if {
	some command in ["echo /x > /proc/sys/kernel/modprobe", "echo '|/tmp/x' > core_pattern"]
	found(testing.on_node(testing.script(command))) == set()
	found(testing.of_image(testing.script(command), "tonistiigi/binfmt")) == set()
}
