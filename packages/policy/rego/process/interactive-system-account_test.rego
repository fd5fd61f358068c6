package hasp.policies.process.interactive_system_account_test

import data.hasp.policies.process.interactive_system_account
import data.hasp.testing

found(subject) := violations if {
	violations := interactive_system_account.violations with input as subject
}

typed(facts, by) := testing.with_ancestry(
	testing.with_process(testing.command("id"), object.union({"tty": 34816}, facts)),
	[testing.shell_process, testing.process(2, $"/usr/sbin/{by}", [by])],
)

test_finds_it[by] if {
	some by in ["dropbear", "login", "sshd", "sshd-session", "su", "sudo"]
	{one.message | some one in found(typed({"user": "www-data"}, by))} == {"id was run at a terminal by the system account www-data"}
	{one.message | some one in found(typed({"uid": 33}, by))} == {"id was run at a terminal by the system account 33"}
}

test_leaves_others if {
	found(typed({"user": "alice", "uid": 33}, "sshd")) == set()
	found(typed({"uid": 1000}, "sshd")) == set()
	found(typed({"user": "www-data", "tty": 0}, "sshd")) == set()
	found(typed({"user": "www-data"}, "nginx")) == set()
	count(found(typed({"user": "www-data", "tty": 1}, "sshd"))) == 1
}

test_points_at_the_process if {
	testing.paths(found(typed({"user": "www-data"}, "dropbear"))) == {"/event/process"}
}
