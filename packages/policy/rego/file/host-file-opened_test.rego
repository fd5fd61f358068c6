package hasp.policies.file.host_file_opened_test

import data.hasp.policies.file.host_file_opened
import data.hasp.testing

found(subject) := violations if {
	violations := host_file_opened.violations with input as subject
}

test_finds[why] if {
	some why, subject in {
		"a key": testing.reads("/host/etc/shadow"),
		"by the first process": testing.reads("/proc/1/root/root/.ssh/id_rsa"),
		"refused": testing.refused(testing.reads("/rootfs/etc/shadow")),
	}
	testing.paths(found(subject)) == {"/event/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"something harmless": testing.reads("/host/proc/stat"),
		"the mount itself": testing.access("open", "/host", {"modes": ["directory"]}),
		"a directory that begins so": testing.reads("/hosting/etc/shadow"),
		"its own": testing.reads("/data/etc/shadow"),
		"a benchmark": testing.of_image(testing.reads("/host/etc/kubernetes/x"), "aquasec/kube-bench"),
		"the node": testing.on_node(testing.reads("/host/etc/shadow")),
	}
	found(subject) == set()
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.reads("/host/etc/shadow"))}
	messages == {"cat opened /host/etc/shadow"}
}
