package hasp.policies.pod_security.pod_security_labels_test

import data.hasp.policies.pod_security.pod_security_labels
import data.hasp.testing

found(labels) := violations if {
	namespace := testing.resource({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "store"}})
	violations := pod_security_labels.violations with input as object.union(namespace, {"resource": {"labels": labels}})
}

test_refuses_a_level_that_there_is_not[mode] if {
	some mode in ["enforce", "warn", "audit"]
	found({$"pod-security.kubernetes.io/{mode}": "Restricted", "team": "a"}) == {{
		"message": $"the namespace asks to {mode} the Pod Security level Restricted, which there is not",
		"path": $"/resource/labels/pod-security.kubernetes.io~1{mode}",
		"observed": "Restricted",
		"expected": ["privileged", "baseline", "restricted"],
	}}
}

test_refuses_a_version_that_there_is_not[mode] if {
	some mode in ["enforce", "warn", "audit"]
	found({$"pod-security.kubernetes.io/{mode}-version": "1.30"}) == {{
		"message": $"the namespace asks to {mode} the version 1.30 of the Pod Security Standards, which is none",
		"path": $"/resource/labels/pod-security.kubernetes.io~1{mode}-version",
		"observed": "1.30",
		"expected": "latest",
	}}
}

test_leaves_what_can_be_read_alone if {
	found({}) == set()
	every level in ["privileged", "baseline", "restricted"] {
		found({"pod-security.kubernetes.io/enforce": level, "pod-security.kubernetes.io/warn": level}) == set()
	}
	every version in ["latest", "v1.0", "v1.37", "v1.99"] {
		found({"pod-security.kubernetes.io/audit-version": version}) == set()
	}
}
