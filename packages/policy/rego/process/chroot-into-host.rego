# METADATA
# scope: package
# title: Command makes the node's file system its root
# description: |
#   With the node's root file system as its own a process is on the node in all but name.
# custom:
#   id: chroot-into-host
#   severity: high
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     values: [chroot]
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     recommended: warn
#     strict:
#       enforcement: enforce
#       parameters:
#         terminals: true
#   remediation: >-
#     Take the host mount from the container, or list images that work on the node by design in `allowedImages`; `terminals`
#     says whether sessions of people count.
#   references:
#     - NIST-800-190 4.4.3
#     - MITRE T1611
#   parameters:
#     type: object
#     properties:
#       hostPaths:
#         type: array
#         items: {type: string}
#         description: Where containers have the node's root file system.
#         default: [/host, /hostfs, /host-root, /mnt/host, /node, /noderoot, /proc/1/root, /rootfs]
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: Globs over registry/repository, alone or with `:tag` or `@digest`, of images in which it is expected.
#         default: ["**/*machine-config*", "docker.io/longhornio/*"]
#       terminals:
#         type: boolean
#         description: Whether what is typed in a terminal by someone who came in from outside counts too.
#         default: false
package hasp.policies.process.chroot_into_host

import data.hasp.lib.executions
import data.hasp.lib.occasions
import data.hasp.lib.paths

parameters := data.hasp.parameters["chroot-into-host"]

violations contains {
	"message": $"{executions.text} makes {root} its root",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	input.container
	root := paths.normal(executions.operands[0])
	some path in parameters.hostPaths
	paths.within(root, path)
	not is_typed
	not executions.is_image(parameters.allowedImages)
}

is_typed if {
	not parameters.terminals
	occasions.is_session
}
