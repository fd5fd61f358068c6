package hasp.policies.process.file_attributes_locked_test

import data.hasp.policies.process.file_attributes_locked
import data.hasp.testing

found(subject) := violations if {
	violations := file_attributes_locked.violations with input as subject
}

test_finds_it[command] if {
	some command in [
		"chattr +i /etc/ld.so.preload",
		"chattr -i /root/.ssh/authorized_keys",
		"chattr =a /x",
		"chattr +ia /x",
	]
	count(found(testing.command(command))) == 1
}

test_leaves_others[command] if {
	some command in [
		"chattr +C /data",
		"chattr /data",
	]
	count(found(testing.command(command))) == 0
}

test_leaves_what_is_ordinary if {
	found(testing.at_start(testing.command("chattr +i /x"))) == set()
}

test_points_at_the_arguments if {
	testing.paths(found(testing.command("chattr +i /etc/ld.so.preload"))) == {"/event/process/args"}
}
