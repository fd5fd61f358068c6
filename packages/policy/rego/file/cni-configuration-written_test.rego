package hasp.policies.file.cni_configuration_written_test

import data.hasp.policies.file.cni_configuration_written
import data.hasp.testing

found(subject) := violations if {
	violations := cni_configuration_written.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["cni-configuration-written"], changes)
	violations := cni_configuration_written.violations with input as subject
		with data.hasp.parameters["cni-configuration-written"] as parameters
}

test_finds[why] if {
	some why, subject in {
		"opened to write": testing.writes("/etc/cni/net.d/10-x.conflist"),
		"written over": testing.access("open", "/etc/cni/net.d/10-x.conflist", {"modes": ["truncate"]}),
		"created": testing.access("create", "/etc/cni/net.d/10-x.conflist", {}),
	}
	testing.paths(found(subject)) == {"/event/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"read": testing.reads("/etc/cni/net.d/10-x.conflist"),
		"refused": testing.refused(testing.writes("/etc/cni/net.d/10-x.conflist")),
		"another file": testing.writes("/srv/x"),
		"in a build": testing.in_build(testing.writes("/etc/cni/net.d/10-x.conflist")),
		"by a package": testing.by_package_manager(testing.writes("/etc/cni/net.d/10-x.conflist")),
	}
	found(subject) == set()
}

test_allows_images if {
	found_with(testing.writes("/etc/cni/net.d/x"), {"allowedImages": ["docker.io/library/web"]}) == set()
	count(found_with(testing.writes("/etc/cni/net.d/x"), {"allowedImages": ["docker.io/library/we"]})) == 1
}

test_allows_network_plug_ins if found(testing.of_image(testing.writes("/host/opt/cni/bin/x"), "flannel/flannel-cni-plugin")) == set()
