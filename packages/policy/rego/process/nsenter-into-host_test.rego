package hasp.policies.process.nsenter_into_host_test

import data.hasp.policies.process.nsenter_into_host
import data.hasp.testing

found(subject) := violations if {
	violations := nsenter_into_host.violations with input as subject
}

test_finds_them[command] if {
	some command in [
		"nsenter -t 1 -m -u -n -i sh",
		"nsenter -t1 -m sh",
		"nsenter -at 1 sh",
		"nsenter --target 1 --mount sh",
		"nsenter --target=1 --mount -- bash",
		"nsenter --mount=/host/proc/1/ns/mnt sh",
	]
	count(found(testing.command(command))) == 1
}

test_leaves_others[command] if {
	some command in [
		"nsenter -t 12 -n ip addr",
		"nsenter --target=11 -n ss",
		"nsenter --net=/run/netns/x ss",
	]
	count(found(testing.command(command))) == 0
}

test_leaves_the_node_and_node_agents if {
	found(testing.on_node(testing.command("nsenter -t 1 -m sh"))) == set()
	found(testing.of_image(testing.command("nsenter -t 1 -m sh"), "longhornio/longhorn-manager")) == set()
}

test_points_at_the_arguments if {
	testing.paths(found(testing.command("nsenter -t 1 -m -u -n -i sh"))) == {"/event/process/args"}
}
