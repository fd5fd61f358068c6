# METADATA
# scope: package
# title: Runs as root where the Pod Security level restricted forbids it
# description: |
#   Level restricted forbids since v1.23 to name user 0; Pods in a user namespace of their own are let off since v1.35.
# custom:
#   id: pod-security-run-as-user
#   severity: medium
#   subjects: [workload]
#   phases: [build, deploy, run]
#   enforcement: {build: enforce, deploy: enforce, run: audit}
#   profiles:
#     baseline: {build: enforce, deploy: enforce, run: audit}
#     recommended: {build: enforce, deploy: enforce, run: audit}
#     strict: {build: enforce, deploy: enforce, run: audit}
#   remediation: >-
#     Remove `runAsUser: 0` from the security contexts of the Pod and of its containers, or set it to a user other than 0.
#   references:
#     - CIS-Kubernetes-1.10.0 5.2.7
#     - NIST-800-190 4.4.3
#     - CWE-250
package hasp.policies.pod_security.pod_security_run_as_user

import data.hasp.lib.containers
import data.hasp.lib.pod_security

asks := pod_security.restricted_between(23, pod_security.users_until)

found contains object.union(pod_security.told(asks), {
	"message": "the Pod sets runAsUser to 0",
	"path": "/workload/pod/security/runAsUser",
	"observed": 0,
}) if {
	asks
	input.workload.pod.security.runAsUser == 0
}

found contains object.union(pod_security.told(asks), {
	"message": $"container {container.name} sets runAsUser to 0",
	"path": $"{path}/set/user/uid",
	"observed": 0,
}) if {
	asks
	some path, container in containers.all
	container.set.user.uid == 0
}

violations contains one if {
	some one in found
	not pod_security.is_open
}

unknowns contains pod_security.untold(one) if {
	some one in found
	pod_security.is_open
}
