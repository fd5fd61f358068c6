package hasp.policies.workload.ineffective_seccomp_annotation_test

import data.hasp.policies.workload.ineffective_seccomp_annotation
import data.hasp.testing

found(subject) := result if {
	result := ineffective_seccomp_annotation.violations with input as subject
}

annotated(name, version) := object.union(testing.with_pod({"annotations": {name: "runtime/default", "a": "b"}}), {"context": {"cluster": {"name": "c", "version": version}}})

test_finds_both[name] if {
	some name in ["seccomp.security.alpha.kubernetes.io/pod", "container.seccomp.security.alpha.kubernetes.io/web"]
	found(annotated(name, "v1.27.0")) == {{
		"message": $"the annotation {name} of Deployment shop has no effect",
		"path": $"/workload/pod/annotations/{replace(name, "/", "~1")}",
		"observed": name,
	}}
}

test_takes_an_unknown_version_for_a_new_one if {
	count(found(testing.with_pod({"annotations": {"seccomp.security.alpha.kubernetes.io/pod": "x"}}))) == 1
}

test_leaves_older_clusters_alone if {
	found(annotated("seccomp.security.alpha.kubernetes.io/pod", "v1.26.9")) == set()
	found(annotated("seccomp.security.alpha.kubernetes.io/pod", "1.20.0")) == set()
}

test_allows_others if {
	found(annotated("container.apparmor.security.beta.kubernetes.io/web", "v1.30.0")) == set()
	found(testing.deployed({})) == set()
}
