package hasp.policies.file.node_credentials_read_test

import data.hasp.policies.file.node_credentials_read
import data.hasp.testing

found(subject) := violations if {
	violations := node_credentials_read.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["node-credentials-read"], changes)
	violations := node_credentials_read.violations with input as subject
		with data.hasp.parameters["node-credentials-read"] as parameters
}

test_finds[why] if {
	some why, subject in {
		"of the node": testing.reads("/var/lib/kubelet/pki/kubelet-client-current.pem"),
		"of the administrator": testing.reads("/etc/kubernetes/admin.conf"),
		"on the node": testing.on_node(testing.reads("/etc/kubernetes/pki/ca.key")),
	}
	testing.paths(found(subject)) == {"/event/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"by the control plane": testing.by(testing.reads("/etc/kubernetes/pki/ca.key"), "/usr/local/bin/kube-apiserver"),
		"another": testing.reads("/etc/kubernetes/kubelet.yaml"),
		"written": testing.writes("/etc/kubernetes/admin.conf"),
		"by a package": testing.by_package_manager(testing.reads("/etc/kubernetes/admin.conf")),
	}
	found(subject) == set()
}

test_allows_programs if found_with(testing.reads("/etc/kubernetes/admin.conf"), {"allowedPrograms": ["cat"]}) == set()
