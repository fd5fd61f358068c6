# METADATA
# scope: package
# title: Kernel files of /proc uncovered
# description: |
#   The runtime covers those files of /proc and /sys through which a container reads the kernel's memory and changes the node.
#   `Unmasked` uncovers them.
# custom:
#   id: unmasked-proc
#   severity: high
#   subjects: [workload, container]
#   phases: [build, deploy, run]
#   enforcement: enforce
#   profiles:
#     baseline: enforce
#     recommended: enforce
#     strict: enforce
#   remediation: >-
#     Remove `procMount: Unmasked` (`--security-opt systempaths=unconfined`).
#   references:
#     - NIST-800-190 4.4.3
#     - MITRE T1611
#     - CWE-250
#   parameters:
#     type: object
#     properties:
#       allowInUserNamespace:
#         type: boolean
#         description: Accept it where the container has a user namespace of its own, which is what builds in containers need.
#         default: false
package hasp.policies.container.unmasked_proc

import data.hasp.lib.containers

parameters := data.hasp.parameters["unmasked-proc"]

violations contains {
	"message": $"container {container.name} sees the files of /proc that the runtime covers: procMount {container.effective.procMount}",
	"path": $"{path}/effective/procMount",
	"observed": container.effective.procMount,
	"expected": "Default",
} if {
	some path, container in containers.all
	not container.effective.procMount in {"", "Default"}

	# privileged containers see them anyway, which another policy says
	not container.effective.privileged
	not is_accepted(container)
}

violations contains {
	"message": $"container {input.container.name} sees every file of /proc: nothing is masked",
	"path": "/container/maskedPaths",
	"observed": [],
} if {
	count(input.container.maskedPaths) == 0
	not input.container.effective.procMount
	not input.container.effective.privileged
	not is_accepted(input.container)
}

is_accepted(container) if {
	parameters.allowInUserNamespace
	container.effective.hostNamespaces.user == "own"
}
