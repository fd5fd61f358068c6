package hasp.policies.process.mount_in_privileged_container_test

import data.hasp.policies.process.mount_in_privileged_container
import data.hasp.testing

found(subject) := violations if {
	violations := mount_in_privileged_container.violations with input as subject
}

open(subject) := unknowns if {
	unknowns := mount_in_privileged_container.unknowns with input as subject
}

holding(names) := testing.with_process(testing.command("mount /dev/sda1 /mnt"), {"capabilities": {"effective": names, "permitted": names}})

test_finds_it_by_capabilities if {
	count(found(holding(["SYS_ADMIN"]))) == 1
	count(found(holding(["CAP_SYS_ADMIN"]))) == 1
	open(holding(["SYS_ADMIN"])) == set()
}

test_leaves_others if {
	found(holding(["NET_ADMIN"])) == set()
	open(holding(["NET_ADMIN"])) == set()
	found(testing.with_process(holding(["SYS_ADMIN"]), {"args": ["mount", "-l"]})) == set()
	found(testing.at_start(holding(["SYS_ADMIN"]))) == set()
	found(testing.on_node(holding(["SYS_ADMIN"]))) == set()
	found(testing.of_image(holding(["SYS_ADMIN"]), "longhornio/longhorn-engine")) == set()
}

test_says_what_it_could_not_tell if {
	untold := testing.command("mount /dev/sda1 /mnt")
	found(untold) == set()
	open(untold) == {{"message": "whether mount /dev/sda1 /mnt had the right to mount was not told", "path": "/event/process"}}
	open(testing.command("mount")) == set()
	open(testing.at_start(untold)) == set()
	open(testing.on_node(untold)) == set()
	open(testing.of_image(untold, "longhornio/longhorn-engine")) == set()
}

test_points_at_the_arguments if {
	testing.paths(found(holding(["SYS_ADMIN"]))) == {"/event/process/args"}
}
