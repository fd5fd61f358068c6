package hasp.policies.process.archive_copied_out_test

import data.hasp.policies.process.archive_copied_out
import data.hasp.testing

found(subject) := violations if {
	violations := archive_copied_out.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["archive-copied-out"], changes)
	violations := archive_copied_out.violations with input as subject
		with data.hasp.parameters["archive-copied-out"] as parameters
}

test_finds_it[command] if {
	some command in [
		"tar cf - /etc",
		"tar -cf - /data",
		"tar -C czf - x",
		"tar --create -f - x",
	]
	count(found(testing.as_probe(testing.command(command)))) == 1
}

test_leaves_others[command] if {
	some command in [
		"tar xf - -C /tmp",
		"tar -xmf - x",
		"tar cf /tmp/x /etc",
		"tar tf -",
	]
	count(found(testing.as_probe(testing.command(command)))) == 0
}

test_leaves_what_is_from_inside if {
	found(testing.command("tar cf - /etc")) == set()
	found(testing.with_process(testing.as_probe(testing.command("tar cf - /etc")), {"tty": 34816})) == set()
	found(testing.on_node(testing.as_probe(testing.command("tar cf - /etc")))) == set()
	found_with(testing.as_probe(testing.command("tar cf - /etc")), {"allowedImages": ["docker.io/library/web"]}) == set()
}

test_points_at_the_arguments if {
	testing.paths(found(testing.as_probe(testing.command("tar cf - /etc")))) == {"/event/process/args"}
}
