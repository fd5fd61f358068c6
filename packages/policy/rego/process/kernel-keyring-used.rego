# METADATA
# scope: package
# title: Container uses the kernel keyring
# description: |
#   The kernel's keyrings are not parted by container: keys of others may be read there, and exploits shape the kernel's
#   memory by them.
# custom:
#   id: kernel-keyring-used
#   severity: low
#   subjects: [process]
#   events: [keyctl]
#   phases: [run]
#   enforcement: audit
#   profiles:
#     strict: audit
#   remediation: >-
#     Set seccompProfile RuntimeDefault, which refuses it; list programs that need it in `allowedPrograms`.
#   references:
#     - NIST-800-190 4.4.3
#     - MITRE T1552
#     - MITRE T1068
#   parameters:
#     type: object
#     properties:
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: Programs that may use it.
#         default:
#           - containerd-shim
#           - crun
#           - cryptsetup
#           - dockerd
#           - kinit
#           - klist
#           - login
#           - mount.nfs
#           - podman
#           - runc
#           - sshd
#           - sssd
#           - su
#           - sudo
#           - systemd
package hasp.policies.process.kernel_keyring_used

import data.hasp.lib.executions

parameters := data.hasp.parameters["kernel-keyring-used"]

violations contains {
	"message": $"{input.event.process.name} uses the kernel keyring: {operation}",
	"path": "/event/process",
	"observed": executions.shown,
	"source": executions.source,
} if {
	input.container
	not executions.is_program(parameters.allowedPrograms)
	not startswith(input.event.process.name, "runc")
	operation := object.get(input.event, "request", "what for was not told")
}
