package hasp.policies.process.program_run_by_loader_test

import data.hasp.policies.process.program_run_by_loader
import data.hasp.testing

found(subject) := violations if {
	violations := program_run_by_loader.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["program-run-by-loader"], changes)
	violations := program_run_by_loader.violations with input as subject
		with data.hasp.parameters["program-run-by-loader"] as parameters
}

test_finds_it[command] if {
	some command in [
		"/lib64/ld-linux-x86-64.so.2 /tmp/x",
		"/lib64/ld-linux-x86-64.so.2 --argv0 /dev/shm/x",
		"/lib/ld-musl-x86_64.so.1 /var/tmp/../tmp/x",
		"/lib/ld-musl-x86_64.so.1 ./x",
	]
	count(found(testing.command(command))) == 1
}

test_leaves_others[command] if {
	some command in [
		"/lib64/ld-linux-x86-64.so.2 --verify /tmp/x",
		"/lib64/ld-linux-x86-64.so.2 --list /tmp/x",
		"/lib64/ld-linux-x86-64.so.2 --help",
		"/lib64/ld-linux-x86-64.so.2 --version /tmp/x",
		"/lib64/ld-linux-x86-64.so.2 --list-tunables /tmp/x",
		"/lib64/ld-linux-x86-64.so.2 --list-diagnostics /tmp/x",
		"/lib64/ld-linux-x86-64.so.2 /opt/x/bin/x",
		"ldd /tmp/x",
	]
	count(found(testing.command(command))) == 0
}

test_anywhere_is_a_parameter if {
	count(found_with(testing.command("/lib64/ld-linux-x86-64.so.2 /opt/x"), {"anywhere": true})) == 1
	found(testing.of_image(testing.command("/lib/ld.so /tmp/x"), "cimg/base")) == set()
}

test_points_at_the_arguments if {
	testing.paths(found(testing.command("/lib64/ld-linux-x86-64.so.2 /tmp/x"))) == {"/event/process/args"}
}
