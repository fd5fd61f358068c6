package hasp.policies.process.shell_history_cleared_test

import data.hasp.policies.process.shell_history_cleared
import data.hasp.testing

found(subject) := violations if {
	violations := shell_history_cleared.violations with input as subject
}

test_finds_clearing[command] if {
	some command in [
		["rm", "-f", "/root/.bash_history"],
		["unlink", "/root/.zsh_history"],
		["shred", "-u", "/root/.ash_history"],
		["truncate", "-s0", "/root/.sh_history"],
		["wipe", "/root/.history"],
		["ln", "-sf", "/dev/null", "/root/.python_history"],
		["cp", "/dev/null", "/root/.mysql_history"],
		["sh", "-c", "> ~/.psql_history"],
		["sh", "-c", ">~/.bash_history"],
		["sh", "-c", "> /root/.bash_history"],
		["sh", "-c", "echo >/root/.bash_history"],
		["sh", "-c", "rm /home/x/.bash_history"],
		["sh", "-c", "shred /home/x/fish_history"],
		["sh", "-c", "truncate -s 0 /home/x/.bash_history"],
		["sh", "-c", "unlink /home/x/.bash_history"],
		["bash", "-c", "history -c"],
		["bash", "-c", "history -w /dev/null"],
		["bash", "-c", "unset HISTFILE; id"],
		["bash", "-c", "HISTFILE=/dev/null id"],
		["bash", "-c", "export HISTFILE=; id"],
		["bash", "-c", "export HISTSIZE=0"],
		["bash", "-c", "export HISTFILESIZE=0"],
		["bash", "-c", "set +o history"],
	]
	count(found(testing.commanded(command))) == 1
}

test_leaves_others[command] if {
	some command in [
		["cp", "/root/.bash_history", "/tmp"],
		["rm", "-rf", "/tmp/x"],
		["bash", "-c", "history 5"],
		["sh", "-c", "echo x > /tmp/x"],
	]
	count(found(testing.commanded(command))) == 0
}

test_leaves_builds_and_entrypoints if {
	found(testing.at_start(testing.command("rm -f /root/.bash_history"))) == set()
	found(testing.of_image(testing.command("rm -f /root/.bash_history"), "cimg/base")) == set()
}

test_points_at_the_arguments if {
	testing.paths(found(testing.commanded(["rm", "-f", "/root/.bash_history"]))) == {"/event/process/args"}
}
