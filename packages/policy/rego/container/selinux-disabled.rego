# METADATA
# scope: package
# title: SELinux switched off
# description: |
#   A container of the type `spc_t` is not confined by SELinux at all: it reads and writes whatever the files' owners and
#   modes allow, on the node too where a mount leads there.
# custom:
#   id: selinux-disabled
#   severity: high
#   subjects: [workload, container]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Remove `seLinuxOptions.type: spc_t` (`--security-opt label=disable`); label the volume that the program needs (`:z`,
#     `:Z`) instead.
#   references:
#     - CIS-Docker-1.6.0 5.3
#     - NIST-800-190 4.4.3
#     - MITRE T1611
#     - CWE-250
#   parameters:
#     type: object
#     properties:
#       types:
#         type: array
#         items: {"type": "string"}
#         description: Types that SELinux does not confine.
#         default: ["spc_t", "unconfined_t"]
package hasp.policies.container.selinux_disabled

import data.hasp.lib.containers

parameters := data.hasp.parameters["selinux-disabled"]

violations contains {
	"message": $"container {container.name} is not confined by SELinux: it has the type {container.effective.seLinux.type}",
	"path": $"{path}/effective/seLinux",
	"observed": container.effective.seLinux,
} if {
	some path, container in containers.all
	container.effective.seLinux.type in parameters.types
}

# What the Pod says holds for the next ephemeral container.
violations contains {
	"message": $"the Pod gives up SELinux for its containers: type {input.workload.pod.security.seLinux.type}",
	"path": "/workload/pod/security/seLinux",
	"observed": input.workload.pod.security.seLinux,
} if {
	input.workload.pod.security.seLinux.type in parameters.types
	every container in input.workload.containers {
		not object.get(container.effective, ["seLinux", "type"], "") in parameters.types
	}
}
