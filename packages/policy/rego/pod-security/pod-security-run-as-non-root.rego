# METADATA
# scope: package
# title: May run as root where the Pod Security level restricted forbids it
# description: |
#   With runAsNonRoot the kubelet starts no process as root. Level restricted asks for it of the Pod or of all its containers;
#   Pods in a user namespace of their own are let off since v1.35.
# custom:
#   id: pod-security-run-as-non-root
#   severity: medium
#   subjects: [workload]
#   phases: [build, deploy, run]
#   enforcement: {build: enforce, deploy: enforce, run: audit}
#   profiles:
#     baseline: {build: enforce, deploy: enforce, run: audit}
#     recommended: {build: enforce, deploy: enforce, run: audit}
#     strict: {build: enforce, deploy: enforce, run: audit}
#   remediation: >-
#     Set `securityContext.runAsNonRoot: true` for the Pod and remove it from the containers, or set it for each of them.
#   references:
#     - CIS-Kubernetes-1.10.0 5.2.7
#     - NIST-800-190 4.4.3
#     - CWE-250
package hasp.policies.pod_security.pod_security_run_as_non_root

import data.hasp.lib.containers
import data.hasp.lib.pod_security

asks := pod_security.restricted_between(0, pod_security.users_until)

found contains object.union(pod_security.told(asks), {
	"message": "the Pod lets its containers run as root: runAsNonRoot is false",
	"path": "/workload/pod/security/runAsNonRoot",
	"observed": false,
	"expected": true,
}) if {
	asks
	input.workload.pod.security.runAsNonRoot == false
}

found contains object.union(pod_security.told(asks), {
	"message": $"container {container.name} may run as root: runAsNonRoot is false",
	"path": $"{path}/set/user/nonRoot",
	"observed": false,
	"expected": true,
}) if {
	asks
	some path, container in containers.all
	container.set.user.nonRoot == false
}

found contains object.union(pod_security.told(asks), {
	"message": $"neither the Pod nor container {container.name} asks for runAsNonRoot",
	"path": $"{path}/set",
	"observed": null,
	"expected": true,
}) if {
	asks
	not input.workload.pod.security.runAsNonRoot
	some path, container in containers.all
	object.get(container.set, ["user", "nonRoot"], null) == null
}

violations contains one if {
	some one in found
	not pod_security.is_open
}

unknowns contains pod_security.untold(one) if {
	some one in found
	pod_security.is_open
}
