package hasp.policies.process.compiler_executed_test

import data.hasp.policies.process.compiler_executed
import data.hasp.testing

found(subject) := violations if {
	violations := compiler_executed.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["compiler-executed"], changes)
	violations := compiler_executed.violations with input as subject
		with data.hasp.parameters["compiler-executed"] as parameters
}

test_finds_it[command] if {
	some command in [
		"gcc -o /tmp/x /tmp/x.c",
		"make",
		"cc x.c",
		"ld -o x x.o",
	]
	count(found(testing.command(command))) == 1
}

test_leaves_questions[command] if {
	some command in [
		"gcc --version",
		"gcc -v",
		"gcc -V",
		"gcc -dumpversion",
		"gcc -dumpmachine",
		"gcc -print-search-dirs",
		"gcc -print-multi-os-directory",
		"gcc -print-prog-name=ld",
		"make --help",
		"gcc -Wl,-t -o /tmp/tmpx -lc",
		"ld -t -o /dev/null -lc",
	]
	count(found(testing.command(command))) == 0
}

test_leaves_what_is_ordinary if {
	command := testing.command("gcc x.c")
	found(testing.at_start(command)) == set()
	found(testing.of_image(command, "library/gcc")) == set()
	found(testing.on_node(command)) == set()
	found(testing.with_ancestry(command, [testing.executed(["pip", "install", "x"]), testing.web])) == set()
	found_with(command, {"allowedImages": ["docker.io/library/web"]}) == set()
}

test_points_at_the_process if {
	testing.paths(found(testing.command("gcc -o /tmp/x /tmp/x.c"))) == {"/event/process"}
}
