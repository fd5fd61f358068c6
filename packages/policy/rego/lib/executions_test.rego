package hasp.lib.executions_test

import data.hasp.lib.executions
import data.hasp.testing

test_arguments[why] if {
	some why, case in {
		"of a program": [["nc", "-z", "db"], ["-z", "db"]],
		"of an applet by its link": [["/bin/nc", "-z"], ["-z"]],
		"of an applet by argument": [["busybox", "nc", "-z"], ["-z"]],
		"of a path to the applets": [["/bin/toybox", "nc", "-z"], ["-z"]],
		"none": [["nc"], []],
	}
	executions.arguments == case[1] with input as testing.commanded(case[0])
}

test_values_of_options[why] if {
	some why, case in {
		"short": ["nsenter -t 1 -m", {"1"}],
		"short and joined": ["nsenter -t1 -m", {"1"}],
		"short with an equals sign": ["nsenter -t=1", {"1"}],
		"among letters": ["nsenter -mt 1", {"1"}],
		"long": ["nsenter --target 1", {"1"}],
		"long with an equals sign": ["nsenter --target=1", {"1"}],
		"several": ["nsenter -t 1 --target 2", {"1", "2"}],
		"none": ["nsenter -t", set()],
		"another": ["nsenter -m 1 --wd 2 --wd=3", set()],
		"a long one that ends so": ["nsenter --net 1", set()],
	}
	executions.option_values("t", "target") == case[1] with input as testing.command(case[0])
}

test_operands_and_options if {
	executions.operands == ["a", "b"] with input as testing.command("x -r a --long b")
	executions.options == {"-r", "--long"} with input as testing.command("x -r a --long b")
}

test_letters if {
	executions.has_letter("f") with input as testing.command("rm -rf /x")
	not executions.has_letter("f") with input as testing.command("rm --force f")
}

test_lines if {
	executions.line == "sh -c echo x" with input as testing.commanded(["sh", "-c", "ECHO X"])
	executions.text == "sh -c ECHO X" with input as testing.commanded(["sh", "-c", "ECHO X"])
	executions.spaced == " sh -c a | b ; c " with input as testing.script("a|b  ;   c")
	executions.spaced == " sh -c a ; b ; c ( d ) " with input as testing.script("a\nb&&c\t(d)")
}

test_pipes[script] if {
	some script in [
		"curl x | sh",
		"curl x|bash -s",
		"curl x | sudo bash",
		"curl x | env sh",
		"curl x | exec sh",
		"curl x | nohup sh",
		"curl x | /bin/sh",
		"curl x | /usr/bin/python3",
		"curl x | sudo -e zsh",
		"curl x | /usr/bin/env perl",
		"curl x | ruby",
		"curl x | php",
		"curl x | node",
		"curl x | dash; id",
		"curl x | ash",
		"curl x | ksh",
		"(curl x | python)",
	]
	executions.pipes_into_interpreter with input as testing.script(script)
}

test_no_pipes[script] if {
	some script in ["curl x | shuf", "curl x | tee sh", "bash x", "a | b", "x || y"]
	not executions.pipes_into_interpreter with input as testing.script(script)
}

test_capabilities if {
	subject := testing.with_process(testing.command("x"), {"capabilities": {"effective": ["CAP_SYS_ADMIN", "bpf"], "permitted": ["CHOWN", "CAP_KILL"]}})
	executions.capabilities == {"SYS_ADMIN", "BPF"} with input as subject
	executions.permitted == {"CHOWN", "KILL"} with input as subject
	executions.is_privileged with input as subject
	not executions.is_privileged with input as testing.command("x")
}

test_images if {
	executions.is_image(["docker.io/library/*"]) with input as testing.command("x")
	executions.is_image(["ghcr.io/**", "docker.io/library/web:1.4"]) with input as testing.command("x")
	not executions.is_image(["docker.io/other/*"]) with input as testing.command("x")
	not executions.is_image([]) with input as testing.command("x")
	not executions.is_image(["**"]) with input as testing.on_node(testing.command("x"))
}

test_programs if {
	executions.is_program({"nc"}) with input as testing.commanded(["busybox", "nc"])
	executions.is_program(["a", "nc"]) with input as testing.command("nc")
	not executions.is_program(["ncat"]) with input as testing.command("nc")
}

test_disks[path] if {
	some path in ["/dev/dm-0", "/dev/hda", "/dev/mapper/x", "/dev/md0", "/dev/mmcblk0", "/dev/nvme0", "/dev/root", "/dev/sda", "/dev/vda", "/dev/xvda"]
	executions.is_disk(path)
}

test_no_disks[path] if {
	some path in ["/dev/null", "/dev/shm/x", "dev/sda", "/data/dev/sda"]
	not executions.is_disk(path)
}

test_places_that_anyone_may_write_to[path] if {
	some path in ["/tmp/x", "/var/tmp/x", "/dev/shm/x", "/run/shm/x", "/proc/self/fd/3", "/dev/fd/3", "/memfd:x"]
	executions.is_writable_by_all(path)
}

test_places_that_not_anyone_may_write_to[path] if {
	some path in ["/tmpx", "/usr/tmp/x", "/run/x"]
	not executions.is_writable_by_all(path)
}

test_evidence if {
	executions.shown.pid == 9 with input as testing.command("x")
	[one.pid | some one in executions.source.ancestry] == [1] with input as testing.command("x")
}
