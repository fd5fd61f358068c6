package hasp.policies.process.bulk_data_removed_test

import data.hasp.policies.process.bulk_data_removed
import data.hasp.testing

found(subject) := violations if {
	violations := bulk_data_removed.violations with input as subject
}

test_finds_it[command] if {
	some command in [
		"shred -u /data/x",
		"mkfs.ext4 /dev/sdb",
		"wipefs -a /dev/sdb",
		"dd if=/dev/zero of=/dev/sda",
		"rm -rf /",
		"rm -rf /*",
		"rm -R /etc",
		"rm --recursive /usr/",
		"rm -rf /var/*",
		"rm -rf /bin",
		"rm -rf /boot",
		"rm -rf /home",
		"rm -rf /lib",
		"rm -rf /root",
		"rm -rf /sbin",
		"find / -delete",
		"find /etc/ -type f -delete",
	]
	count(found(testing.command(command))) == 1
}

test_leaves_others[command] if {
	some command in [
		"shred --version",
		"dd if=/dev/zero of=/tmp/x",
		"rm -rf /var/lib/apt/lists/*",
		"rm -rf *",
		"rm /etc",
		"rm -f /etc/x",
		"find /data -delete",
		"find / -name x",
		"find / -name x.pyc -delete",
		"find / -iname x -delete",
		"find / -path x -delete",
		"find / -ipath x -delete",
		"find / -regex x -delete",
		"find / -iregex x -delete",
		"find /var -mtime +7 -delete",
		"find /var -mmin +7 -delete",
		"find /var -newer x -delete",
		"find /var -size +1 -delete",
		"find /var -user x -delete",
		"find /var -empty -delete",
	]
	count(found(testing.command(command))) == 0
}

test_leaves_builds_and_named_images if {
	found(testing.of_image(testing.command("rm -rf /etc"), "cimg/base")) == set()
	found(testing.of_image(testing.command("mkfs.ext4 /dev/sdb"), "amazon/aws-ebs-csi-driver")) == set()
}

test_points_at_the_arguments if {
	testing.paths(found(testing.command("shred -u /data/x"))) == {"/event/process/args"}
}
