package hasp.policies.file.static_pod_manifest_written_test

import data.hasp.policies.file.static_pod_manifest_written
import data.hasp.testing

found(subject) := violations if {
	violations := static_pod_manifest_written.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["static-pod-manifest-written"], changes)
	violations := static_pod_manifest_written.violations with input as subject
		with data.hasp.parameters["static-pod-manifest-written"] as parameters
}

test_finds[why] if {
	some why, subject in {
		"opened to write": testing.writes("/etc/kubernetes/manifests/x.yaml"),
		"written over": testing.access("open", "/etc/kubernetes/manifests/x.yaml", {"modes": ["truncate"]}),
		"created": testing.access("create", "/etc/kubernetes/manifests/x.yaml", {}),
	}
	testing.paths(found(subject)) == {"/event/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"read": testing.reads("/etc/kubernetes/manifests/x.yaml"),
		"refused": testing.refused(testing.writes("/etc/kubernetes/manifests/x.yaml")),
		"another file": testing.writes("/srv/x"),
		"in a build": testing.in_build(testing.writes("/etc/kubernetes/manifests/x.yaml")),
		"by a package": testing.by_package_manager(testing.writes("/etc/kubernetes/manifests/x.yaml")),
		"by the entrypoint": testing.by_entrypoint(testing.writes("/etc/kubernetes/manifests/x.yaml")),
	}
	found(subject) == set()
}

test_allows_programs if {
	found(testing.by(testing.writes("/etc/kubernetes/manifests/x"), "/usr/bin/kubeadm")) == set()
	found_with(testing.writes("/etc/kubernetes/manifests/x"), {"allowedPrograms": ["cat"]}) == set()
}
