package hasp.policies.process.executed_from_shared_memory_test

import data.hasp.policies.process.executed_from_shared_memory
import data.hasp.testing

found(subject) := violations if {
	violations := executed_from_shared_memory.violations with input as subject
}

test_finds_it[command] if {
	some command in ["/dev/shm/x", "/run/shm/x", "sh /dev/shm/x.sh", "bash -i /dev/shm/x", "python3 /dev/shm/x.py"]
	count(found(testing.command(command))) == 1
}

test_finds_it_by_the_folder if {
	subject := testing.with_process(testing.command("/x"), {"args": ["./x"], "cwd": "/dev/shm"})
	{one.message | some one in found(subject)} == {"./x was run from /dev/shm"}
	found(testing.with_process(subject, {"args": ["x"]})) == set()
	found(testing.with_process(subject, {"cwd": "/dev/shmx"})) == set()
}

test_finds_scripts_of_each_interpreter[name] if {
	some name in ["ash", "bash", "dash", "ksh", "lua", "node", "perl", "php", "python", "python3", "ruby", "sh", "zsh"]
	{one.observed | some one in found(testing.command(sprintf("%v /dev/shm/x", [name])))} == {"/dev/shm/x"}
}

test_leaves_others[command] if {
	some command in [
		"cat /dev/shm/x",
		"sh /tmp/x",
		"sh x/dev/shm/x",
		"sh -c x /dev/shm/x",
		"/dev/shmx/x",
	]
	count(found(testing.command(command))) == 0
}

test_leaves_builds if {
	found(testing.of_image(testing.command("/dev/shm/x"), "cimg/base")) == set()
}

test_points_at_the_process if {
	testing.paths(found(testing.command("/dev/shm/x"))) == {"/event/process"}
}
