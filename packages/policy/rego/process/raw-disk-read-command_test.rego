package hasp.policies.process.raw_disk_read_command_test

import data.hasp.policies.process.raw_disk_read_command
import data.hasp.testing

found(subject) := violations if {
	violations := raw_disk_read_command.violations with input as subject
}

test_finds_them[command] if {
	some command in [
		"dd if=/dev/sda of=/tmp/x",
		"cat /dev/nvme0n1",
		"strings /dev/mem",
		"xxd /dev/kmem",
		"hexdump -C /proc/kcore",
		"od /dev/port",
		"mknod /tmp/disk b 8 0",
		"mknod -m 600 /tmp/disk b 259 1",
		"mknod /tmp/mem c 1 1",
		"mknod /tmp/mem u 1 2",
		"mknod /tmp/port c 1 4",
	]
	count(found(testing.command(command))) == 1
}

test_leaves_others[command] if {
	some command in [
		"dd if=/dev/zero of=/tmp/x",
		"dd if=/tmp/x of=/dev/sda",
		"cat /dev/null",
		"mknod /tmp/pipe p",
		"mknod /tmp/null c 1 3",
		"mknod /tmp/tun c 10 200",
	]
	count(found(testing.command(command))) == 0
}

test_leaves_the_node_and_named_images if {
	found(testing.on_node(testing.command("cat /dev/sda"))) == set()
	found(testing.of_image(testing.command("cat /dev/sda"), "rook/ceph")) == set()
}

test_points_at_the_arguments if {
	testing.paths(found(testing.command("dd if=/dev/sda of=/tmp/x"))) == {"/event/process/args"}
}
