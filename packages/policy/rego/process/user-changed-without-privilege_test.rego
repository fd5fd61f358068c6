package hasp.policies.process.user_changed_without_privilege_test

import data.hasp.policies.process.user_changed_without_privilege
import data.hasp.testing

found(subject) := violations if {
	violations := user_changed_without_privilege.violations with input as subject
}

process := object.union(testing.process(9, "/tmp/x", ["x"]), {"uid": 1000, "euid": 1000, "gid": 1001})

changed(type, facts, changes) := testing.event(type, object.union(process, facts), changes)

test_finds_it if {
	{one.message | some one in found(changed("setuid", {}, {"uid": 0}))} == {"x of user 1000 became user 0"}
	{one.message | some one in found(changed("setgid", {}, {"gid": 0}))} == {"x of group 1001 became group 0"}
	count(found(changed("setuid", {"uid": 1}, {"uid": 0, "result": {"ok": true}}))) == 1
	count(found(changed("setuid", {"capabilities": {"effective": ["SETGID"], "permitted": []}}, {"uid": 0}))) == 1
}

test_leaves_others if {
	found(changed("setuid", {"uid": 0}, {"uid": 33})) == set()
	found(changed("setuid", {}, {"uid": 1000})) == set()
	found(changed("setuid", {"euid": 0}, {"uid": 0})) == set()
	found(changed("setuid", {}, {"uid": 0, "result": {"ok": false}})) == set()
	found(changed("setuid", {"capabilities": {"effective": ["CAP_SETUID"], "permitted": []}}, {"uid": 0})) == set()
	found(changed("setgid", {"capabilities": {"effective": ["SETGID"], "permitted": []}}, {"gid": 0})) == set()
	found(changed("setuid", {"name": "sudo", "executable": "/usr/bin/sudo"}, {"uid": 0})) == set()
}

test_points_at_the_process if {
	testing.paths(found(changed("setuid", {}, {"uid": 0}))) == {"/event/process"}
}
