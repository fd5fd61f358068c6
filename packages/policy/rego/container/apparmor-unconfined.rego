# METADATA
# scope: package
# title: AppArmor switched off
# description: |
#   AppArmor keeps a container from writing to the kernel's own files and from mounting. `Unconfined` switches it off.
# custom:
#   id: apparmor-unconfined
#   severity: medium
#   subjects: [workload, container]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     baseline: {build: warn, deploy: warn, run: audit}
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Remove `appArmorProfile.type: Unconfined` (`--security-opt apparmor=unconfined`), or name a profile of the node.
#   references:
#     - CIS-Docker-1.6.0 5.2
#     - NIST-800-190 4.4.3
#     - MITRE T1611
#     - CWE-250
package hasp.policies.container.apparmor_unconfined

import data.hasp.lib.containers

violations contains {
	"message": $"container {container.name} runs without AppArmor",
	"path": $"{path}/effective/appArmor",
	"observed": container.effective.appArmor,
} if {
	some path, container in containers.all
	container.effective.appArmor.type == "Unconfined"
}

# What the Pod says holds for the next ephemeral container.
violations contains {
	"message": "the Pod gives up AppArmor for every container that does not say otherwise",
	"path": "/workload/pod/security/appArmor",
	"observed": input.workload.pod.security.appArmor,
} if {
	input.workload.pod.security.appArmor.type == "Unconfined"
	every container in input.workload.containers {
		object.get(container.effective, ["appArmor", "type"], "") != "Unconfined"
	}
}
