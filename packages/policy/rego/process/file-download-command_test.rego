package hasp.policies.process.file_download_command_test

import data.hasp.policies.process.file_download_command
import data.hasp.testing

found(subject) := violations if {
	violations := file_download_command.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["file-download-command"], changes)
	violations := file_download_command.violations with input as subject
		with data.hasp.parameters["file-download-command"] as parameters
}

test_finds_it[command] if {
	some command in [
		"curl -o /tmp/x http://203.0.113.5/x",
		"curl -sO http://203.0.113.5/x",
		"curl --output /tmp/x http://203.0.113.5/x",
		"curl --remote-name http://203.0.113.5/x",
		"wget http://203.0.113.5/x",
		"tftp 203.0.113.5",
	]
	count(found(testing.command(command))) == 1
}

test_leaves_questions[command] if {
	some command in [
		"curl -f http://web/health",
		"curl -s -o /dev/null http://web/",
		"wget -q --spider http://web/",
		"wget -qO- http://web/",
		"wget -O - http://web/",
		"wget -q -O /dev/null http://web/",
		"wget --output-document=- http://web/",
		"wget --version",
		"wget http://localhost/x",
		"wget http://127.0.0.1/x",
		"wget http://[::1]/x",
		"wget http://0.0.0.0/x",
	]
	count(found(testing.command(command))) == 0
}

test_leaves_what_is_ordinary if {
	command := testing.command("wget http://203.0.113.5/x")
	found(testing.at_start(command)) == set()
	found(testing.by_cron(command)) == set()
	found(testing.on_node(command)) == set()
	found_with(command, {"allowedImages": ["docker.io/library/web"]}) == set()
}

test_points_at_the_arguments if {
	testing.paths(found(testing.command("curl -o /tmp/x http://203.0.113.5/x"))) == {"/event/process/args"}
}
