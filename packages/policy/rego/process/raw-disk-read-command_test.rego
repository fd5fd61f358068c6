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
	]
	count(found(testing.command(command))) == 1
}

test_leaves_others[command] if {
	some command in [
		"dd if=/dev/zero of=/tmp/x",
		"dd if=/tmp/x of=/dev/sda",
		"cat /dev/null",
	]
	count(found(testing.command(command))) == 0
}

test_leaves_the_node_and_named_images if {
	found(testing.on_node(testing.command("cat /dev/sda"))) == set()
	found(testing.of_image(testing.command("cat /dev/sda"), "rook/ceph")) == set()
}
