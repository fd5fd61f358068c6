# METADATA
# scope: package
# title: Unmasked /proc where the Pod Security level restricted forbids it
# description: |
#   Parts of /proc are hidden from containers since they tell and change what belongs to the node. Level restricted forbids to
#   show them whatever user namespace the Pod is in; before v1.35 the check of baseline says so.
# custom:
#   id: pod-security-proc-mount-restricted
#   severity: medium
#   subjects: [workload]
#   phases: [build, deploy, run]
#   enforcement: {build: enforce, deploy: enforce, run: audit}
#   profiles:
#     baseline: {build: enforce, deploy: enforce, run: audit}
#     recommended: {build: enforce, deploy: enforce, run: audit}
#     strict: {build: enforce, deploy: enforce, run: audit}
#   remediation: >-
#     Remove `securityContext.procMount`.
#   references:
#     - NIST-800-190 4.4.3
#     - MITRE T1611
#     - CWE-668
package hasp.policies.pod_security.pod_security_proc_mount_restricted

import data.hasp.lib.containers
import data.hasp.lib.pod_security

asks := pod_security.restricted_between(35, pod_security.never)

found contains object.union(pod_security.told(asks), {
	"message": $"container {container.name} mounts /proc as {container.set.procMount}",
	"path": $"{path}/set/procMount",
	"observed": container.set.procMount,
	"expected": "Default",
}) if {
	asks
	some path, container in containers.all
	container.set.procMount != "Default"
}

violations contains one if {
	some one in found
	not pod_security.is_open
}

unknowns contains pod_security.untold(one) if {
	some one in found
	pod_security.is_open
}
