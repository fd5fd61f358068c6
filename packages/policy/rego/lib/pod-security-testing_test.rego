# Pods in namespaces that ask for a level of the Pod Security Standards.
package hasp.testing.pod_security

import data.hasp.testing

# The subject as a Pod in a namespace that enforces the level in the version.
under(subject, level, version) := object.union(subject, {
	"workload": {"kind": "Pod"},
	"context": {"namespace": {"name": "store", "labels": {
		"pod-security.kubernetes.io/enforce": level,
		"pod-security.kubernetes.io/enforce-version": version,
	}}},
})

# The subject as a Pod that somebody asks for in a namespace that nobody could ask for.
unseen(subject) := object.union(subject, {
	"workload": {"kind": "Pod"},
	"context": {"request": {"operation": "CREATE"}},
})

defaults := {"level": "privileged", "version": "latest", "templates": "warn", "unseenNamespace": "unknown"}

# A container whose own settings are these.
with_set(set_) := testing.container({"set": set_})

# What is told where the namespace was not seen.
untold(path, message) := {
	"code": "NAMESPACE_UNKNOWN",
	"path": path,
	"message": $"{message}, and the level of its namespace could not be asked for",
}
