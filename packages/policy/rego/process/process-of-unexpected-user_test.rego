package hasp.policies.process.process_of_unexpected_user_test

import data.hasp.policies.process.process_of_unexpected_user
import data.hasp.testing

found(subject) := violations if {
	violations := process_of_unexpected_user.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["process-of-unexpected-user"], changes)
	violations := process_of_unexpected_user.violations with input as subject
		with data.hasp.parameters["process-of-unexpected-user"] as parameters
}

test_is_silent_until_users_are_named if {
	found(testing.command("id")) == set()
	untold := object.remove(testing.command("id"), ["event"])
	process_of_unexpected_user.unknowns == set() with input as object.union(untold, {"event": {"process": {"name": "id"}}})
}

test_finds_other_users if {
	some violation in found_with(testing.command("id"), {"uids": [0, 101]})
	violation.message == "id runs as user 1000"
	violation.expected == [0, 101]
	violation.path == "/event/process/uid"
	found_with(testing.command("id"), {"uids": [1000]}) == set()
	found_with(testing.on_node(testing.command("id")), {"uids": [0]}) == set()
}

untold := testing.exec({"pid": 9, "name": "id", "args": ["id"]}, [])

open(subject, uids) := unknowns if {
	unknowns := process_of_unexpected_user.unknowns with input as subject
		with data.hasp.parameters["process-of-unexpected-user"] as {"uids": uids}
}

test_says_what_it_could_not_tell if {
	open(untold, [0]) == {{"message": "which user id runs as was not told", "path": "/event/process"}}
	open(untold, []) == set()
	open(testing.on_node(untold), [0]) == set()
	open(testing.command("id"), [0]) == set()
}
