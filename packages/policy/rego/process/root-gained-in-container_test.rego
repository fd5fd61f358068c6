package hasp.policies.process.root_gained_in_container_test

import data.hasp.policies.process.root_gained_in_container
import data.hasp.testing

found(subject) := violations if {
	violations := root_gained_in_container.violations with input as subject
}

first(uid) := object.union(testing.process(1, "/web", ["/web"]), {"first": true, "uid": uid})

root(ancestry) := testing.with_ancestry(testing.with_process(testing.command("id"), {"uid": 0}), ancestry)

test_finds_it if {
	some violation in found(root([testing.shell_process, first(1)]))
	violation.message == "id runs as root in a container that was started as user 1"
	violation.observed == 0
	violation.expected == 1
}

test_leaves_others if {
	found(root([first(0)])) == set()
	found(root([object.remove(first(1000), ["uid"])])) == set()
	found(root([object.union(first(1000), {"first": false})])) == set()
	found(testing.with_process(root([first(1000)]), {"uid": 1000})) == set()
	found(testing.of_image(root([first(1000)]), "cimg/base")) == set()
	found(testing.on_node(root([first(1000)]))) == set()
}

test_points_at_the_user if {
	testing.paths(found(root([testing.shell_process, first(1)]))) == {"/event/process/uid"}
}
