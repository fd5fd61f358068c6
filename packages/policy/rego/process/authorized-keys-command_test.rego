package hasp.policies.process.authorized_keys_command_test

import data.hasp.policies.process.authorized_keys_command
import data.hasp.testing

found(subject) := violations if {
	violations := authorized_keys_command.violations with input as subject
}

test_finds_changes[command] if {
	some command in [
		["sh", "-c", "echo ssh-rsa x >> /root/.ssh/authorized_keys"],
		["sh", "-c", "echo x | tee -a ~/.ssh/authorized_keys"],
		["sh", "-c", "cp /tmp/k ~/.ssh/authorized_keys"],
		["sh", "-c", "mv /tmp/k ~/.ssh/authorized_keys"],
		["sh", "-c", "curl -o ~/.ssh/authorized_keys x"],
		["sh", "-c", "wget -O ~/.ssh/authorized_keys x"],
		["bash", "-c", "sed -i 1d ~/.ssh/authorized_keys"],
		["tee", "/root/.ssh/authorized_keys"],
		["ssh-copy-id", "root@db"],
	]
	count(found(testing.commanded(command))) == 1
}

# The keys are in the text that it runs, and nothing writes them.
test_leaves_shells_that_only_read_them[shell] if {
	some shell in ["ash", "bash", "csh", "dash", "fish", "ksh", "mksh", "rbash", "sh", "tcsh", "zsh"]
	count(found(testing.commanded([shell, "-c", "cat ~/.ssh/authorized_keys"]))) == 0
	count(found(testing.commanded([shell, "-c", "cat x > ~/.ssh/authorized_keys"]))) == 1
}

test_leaves_others[command] if {
	some command in [
		["sh", "-c", "cat /root/.ssh/authorized_keys"],
		["sh", "-c", "echo x > /tmp/x"],
		["tee", "/tmp/x"],
		["sh", "-c", "sed -i 1d /root/.ssh/known_hosts"],
	]
	count(found(testing.commanded(command))) == 0
}

test_leaves_what_is_ordinary if {
	found(testing.at_start(testing.command("cp /keys /root/.ssh/authorized_keys"))) == set()
}

test_points_at_the_arguments if {
	testing.paths(found(testing.commanded(["sh", "-c", "echo ssh-rsa x >> /root/.ssh/authorized_keys"]))) == {"/event/process/args"}
}
