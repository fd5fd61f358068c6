# METADATA
# scope: package
# title: Unprivileged process made namespaces of its own
# description: |
#   In a user namespace of its own a process has rights over parts of the kernel that it lacks otherwise: the first step of
#   many exploits of the kernel.
# custom:
#   id: namespaces-unshared
#   severity: medium
#   subjects: [process]
#   events: [unshare]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Set seccompProfile RuntimeDefault, which refuses it; list browsers, sandboxes and rootless builders in
#     `allowedPrograms`.
#   references:
#     - NIST-800-190 4.4.3
#     - MITRE T1611
#     - MITRE T1068
#   parameters:
#     type: object
#     properties:
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: Programs that make namespaces by design.
#         default:
#           - buildah
#           - buildkitd
#           - bwrap
#           - chrome
#           - chrome-sandbox
#           - chromium
#           - crun
#           - firefox
#           - flatpak
#           - fuse-overlayfs
#           - newuidmap
#           - nginx
#           - podman
#           - rootlesskit
#           - runc
#           - slirp4netns
#           - systemd
#           - unshare
package hasp.policies.process.namespaces_unshared

import data.hasp.lib.executions

parameters := data.hasp.parameters["namespaces-unshared"]

violations contains {
	"message": $"{input.event.process.name} made namespaces of its own: {kinds}",
	"path": "/event/process",
	"observed": object.get(input.event, "namespaces", []),
	"source": executions.source,
} if {
	is_asked
	executions.process.capabilities
	not executions.permitted.SYS_ADMIN
}

unknowns contains {
	"message": $"whether {input.event.process.name} may make namespaces ({kinds}) was not told",
	"path": "/event/process",
} if {
	is_asked
	not executions.process.capabilities
}

is_asked if {
	input.container
	not executions.is_program(parameters.allowedPrograms)
}

kinds := concat(", ", object.get(input.event, "namespaces", ["not told which"]))
