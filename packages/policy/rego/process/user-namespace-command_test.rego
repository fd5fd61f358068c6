package hasp.policies.process.user_namespace_command_test

import data.hasp.policies.process.user_namespace_command
import data.hasp.testing

found(subject) := violations if {
	violations := user_namespace_command.violations with input as subject
}

test_finds_them[command] if {
	some command in [
		"unshare -Urm sh",
		"unshare -r sh",
		"unshare -U sh",
		"unshare -c sh",
		"unshare --user --map-root-user sh",
		"unshare --map-auto sh",
		"unshare --map-current-user sh",
	]
	count(found(testing.command(command))) == 1
}

test_leaves_others[command] if {
	some command in [
		"unshare -m sh",
		"unshare --net sh",
		"unshare --version",
	]
	count(found(testing.command(command))) == 0
}

test_leaves_builds_and_the_node if {
	found(testing.of_image(testing.command("unshare -r sh"), "cimg/base")) == set()
	found(testing.on_node(testing.command("unshare -r sh"))) == set()
}

test_points_at_the_arguments if {
	testing.paths(found(testing.command("unshare -Urm sh"))) == {"/event/process/args"}
}
