package hasp.policies.process.remote_copy_executed_test

import data.hasp.policies.process.remote_copy_executed
import data.hasp.testing

found(subject) := violations if {
	violations := remote_copy_executed.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["remote-copy-executed"], changes)
	violations := remote_copy_executed.violations with input as subject
		with data.hasp.parameters["remote-copy-executed"] as parameters
}

test_finds_it[command] if {
	some command in [
		"scp /etc/x x@203.0.113.5:/",
		"sftp x",
		"rsync -a /srv x@203.0.113.5:/srv",
		"rsync rsync://x/y /srv",
		"rsync --daemon",
	]
	count(found(testing.command(command))) == 1
}

test_leaves_local_copies[command] if {
	some command in [
		"rsync -rlDog --chown=www-data:www-data /usr/src/x/ /var/www/",
		"rsync -a /a:b /c",
	]
	count(found(testing.command(command))) == 0
}

test_leaves_what_is_ordinary if {
	command := testing.command("scp a b:c")
	found(testing.at_start(command)) == set()
	found(testing.on_node(command)) == set()
	found_with(command, {"allowedImages": ["docker.io/library/web"]}) == set()
}

test_points_at_the_arguments if {
	testing.paths(found(testing.command("scp /etc/x x@203.0.113.5:/"))) == {"/event/process/args"}
}
