package hasp.policies.process.host_disk_mounted_test

import data.hasp.policies.process.host_disk_mounted
import data.hasp.testing

found(subject) := violations if {
	violations := host_disk_mounted.violations with input as subject
}

mounted(mount) := testing.event("mount", testing.process(9, "/bin/mount", ["mount"]), {"mount": object.union({"target": "/mnt", "flags": []}, mount)})

test_finds_disks[source] if {
	some source in ["/dev/sda1", "/dev/nvme0n1p1", "/dev/vda", "/dev/xvda1", "/dev/dm-0", "/dev/mapper/root", "/dev/md0", "/dev/mmcblk0", "/dev/hda", "/dev/root"]
	{violation.message | some violation in found(mounted({"source": source}))} == {sprintf("mount mounted %v on /mnt", [source])}
	host_disk_mounted.unknowns == set() with input as mounted({"source": source})
}

test_leaves_others[source] if {
	some source in ["overlay", "tmpfs", "/dev/shm", "/data"]
	found(mounted({"source": source})) == set()
}

test_leaves_the_node_and_storage_drivers if {
	found(testing.on_node(mounted({"source": "/dev/sda1"}))) == set()
	found(testing.of_image(mounted({"source": "/dev/sda1"}), "amazon/aws-ebs-csi-driver")) == set()
}

test_says_what_it_could_not_tell if {
	host_disk_mounted.unknowns == {{"message": "what mount mounted on /mnt was not told", "path": "/event/mount"}} with input as mounted({"type": "ext4"})
	count(host_disk_mounted.unknowns) == 1 with input as mounted({})
	host_disk_mounted.unknowns == set() with input as testing.on_node(mounted({}))
}

test_knows_what_has_no_source[type] if {
	some type in ["cgroup", "cgroup2", "devpts", "mqueue", "overlay", "proc", "sysfs", "tmpfs"]
	host_disk_mounted.unknowns == set() with input as mounted({"type": type})
}

test_points_at_what_is_mounted if {
	testing.paths(found(mounted({"source": "/dev/sda1"}))) == {"/event/mount/source"}
}
