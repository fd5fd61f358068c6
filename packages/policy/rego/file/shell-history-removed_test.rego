package hasp.policies.file.shell_history_removed_test

import data.hasp.policies.file.shell_history_removed
import data.hasp.testing

found(subject) := violations if {
	violations := shell_history_removed.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["shell-history-removed"], changes)
	violations := shell_history_removed.violations with input as subject
		with data.hasp.parameters["shell-history-removed"] as parameters
}

test_finds[why] if {
	some why, subject in {
		"deleted": testing.access("unlink", "/root/.bash_history", {}),
		"moved": testing.renames("/root/.bash_history", "/tmp/x"),
		"a link": testing.access("symlink", "/root/.bash_history", {"to": "/dev/null"}),
		"emptied": testing.access("open", "/root/.local/share/fish/fish_history", {"modes": ["write", "truncate"]}),
	}
	testing.paths(found(subject)) == {"/event/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"written": testing.writes("/root/.bash_history"),
		"read": testing.reads("/root/.bash_history"),
		"moved there": testing.renames("/root/.bash_history-1.tmp", "/root/.bash_history"),
		"by the shell": testing.by(testing.access("open", "/root/.bash_history", {"modes": ["truncate"]}), "/bin/bash"),
		"refused": testing.refused(testing.access("unlink", "/root/.bash_history", {})),
		"below its name": testing.access("unlink", "/root/.history/x", {}),
		"in a build": testing.in_build(testing.access("unlink", "/root/.bash_history", {})),
	}
	found(subject) == set()
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.access("unlink", "/root/.bash_history", {}))}
	messages == {"cat deleted /root/.bash_history"}
}

test_says_how_it_went if {
	{violation.message | some violation in found(testing.renames("/root/.bash_history", "/tmp/x"))} == {"cat moved away /root/.bash_history"}
	{violation.message | some violation in found(testing.access("open", "/root/.bash_history", {"modes": ["truncate"]}))} == {"cat emptied /root/.bash_history"}
}

test_watches_shells_where_the_settings_say_so if {
	count(found_with(testing.by(testing.access("open", "/root/.bash_history", {"modes": ["truncate"]}), "/bin/bash"), {"shells": []})) == 1
}
