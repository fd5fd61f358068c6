# METADATA
# scope: package
# title: Privileged container
# description: |
#   A privileged container has every capability, sees every device of its node and runs without the confinement of seccomp
#   and AppArmor; a HostProcess container of Windows is a process of its node. Whoever takes it over owns the node.
# custom:
#   id: privileged-container
#   severity: high
#   subjects: [workload, container]
#   phases: [build, deploy, run]
#   enforcement: enforce
#   profiles:
#     baseline: enforce
#     recommended: enforce
#     strict: enforce
#   remediation: >-
#     Remove `privileged: true` (`--privileged`) or `windowsOptions.hostProcess`; grant the one capability or device that the program
#     needs instead.
#   references:
#     - CIS-Docker-1.6.0 5.5
#     - CIS-Kubernetes-1.10.0 5.2.2
#     - CIS-Kubernetes-1.10.0 5.2.11
#     - NIST-800-190 4.4.3
#     - MITRE T1611
#     - CWE-250
package hasp.policies.container.privileged_container

import data.hasp.lib.containers

violations contains {
	"message": $"container {container.name} is privileged",
	"path": $"{path}/effective/privileged",
	"observed": true,
} if {
	some path, container in containers.all
	container.effective.privileged
}

# What Windows calls a HostProcess container is the node itself.
violations contains {
	"message": $"container {container.name} runs as a process of the Windows host",
	"path": $"{path}/effective/windows/hostProcess",
	"observed": true,
} if {
	some path, container in containers.all
	container.effective.windows.hostProcess
}
