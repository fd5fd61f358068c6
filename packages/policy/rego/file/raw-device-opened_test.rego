package hasp.policies.file.raw_device_opened_test

import data.hasp.policies.file.raw_device_opened
import data.hasp.testing

found(subject) := violations if {
	violations := raw_device_opened.violations with input as subject
}

test_finds[why] if {
	some why, subject in {
		"a disk": testing.reads("/dev/sda1"),
		"memory": testing.reads("/dev/mem"),
	}
	testing.paths(found(subject)) == {"/event/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"another device": testing.reads("/dev/null"),
		"a file of that name": testing.reads("/dev/shm/sda"),
		"refused": testing.refused(testing.reads("/dev/nvme0n1")),
		"the node": testing.on_node(testing.reads("/dev/sda")),
		"a tool for disks": testing.by(testing.reads("/dev/sda"), "/sbin/blkid"),
		"a storage driver": testing.of_image(testing.reads("/dev/sda"), "rook/ceph"),
	}
	found(subject) == set()
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.reads("/dev/sda1"))}
	messages == {"cat opened /dev/sda1"}
}
