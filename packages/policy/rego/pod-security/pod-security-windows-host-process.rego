# METADATA
# scope: package
# title: HostProcess container where the Pod Security level forbids it
# description: |
#   A HostProcess container of Windows is a process of the node itself. Levels baseline and restricted forbid it.
# custom:
#   id: pod-security-windows-host-process
#   severity: critical
#   subjects: [workload]
#   phases: [build, deploy, run]
#   enforcement: {build: enforce, deploy: enforce, run: audit}
#   profiles:
#     baseline: {build: enforce, deploy: enforce, run: audit}
#     recommended: {build: enforce, deploy: enforce, run: audit}
#     strict: {build: enforce, deploy: enforce, run: audit}
#   remediation: >-
#     Remove `windowsOptions.hostProcess` from the security contexts of the Pod and of its containers, or move the workload to a
#     namespace whose level is `privileged`.
#   references:
#     - NIST-800-190 4.4.3
#     - MITRE T1611
#     - CWE-250
package hasp.policies.pod_security.pod_security_windows_host_process

import data.hasp.lib.containers
import data.hasp.lib.pod_security

asks := pod_security.asked[0]

found contains object.union(pod_security.told(asks), {
	"message": "the Pod runs its containers as processes of the host",
	"path": "/workload/pod/security/windows/hostProcess",
	"observed": true,
	"expected": false,
}) if {
	asks
	input.workload.pod.security.windows.hostProcess
}

found contains object.union(pod_security.told(asks), {
	"message": $"container {container.name} runs as a process of the host",
	"path": $"{path}/set/windows/hostProcess",
	"observed": true,
	"expected": false,
}) if {
	asks
	some path, container in containers.all
	container.set.windows.hostProcess
}

violations contains one if {
	some one in found
	not pod_security.is_open
}

unknowns contains pod_security.untold(one) if {
	some one in found
	pod_security.is_open
}
