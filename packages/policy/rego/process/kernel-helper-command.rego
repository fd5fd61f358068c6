# METADATA
# scope: package
# title: Command sets a program that the kernel calls
# description: |
#   The kernel starts the handlers of core dumps, modules, devices and foreign binaries on the node, with all rights and
#   outside any container.
# custom:
#   id: kernel-helper-command
#   severity: critical
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     values: [ash, bash, csh, dash, fish, ksh, mksh, rbash, sh, tcsh, zsh, tee, echo, printf, cp, dd, sed, sysctl]
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Treat the node as taken over; keep /proc/sys and /sys read-only for containers. Set handlers on the node itself, or
#     list the images that do in `allowedImages`.
#   references:
#     - NIST-800-190 4.4.3
#     - MITRE T1611
#     - MITRE T1547.006
#   parameters:
#     type: object
#     properties:
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: Globs over registry/repository, alone or with `:tag` or `@digest`, of images in which it is expected.
#         default: [docker.io/tonistiigi/binfmt, "docker.io/multiarch/*", docker.io/linuxkit/binfmt]
package hasp.policies.process.kernel_helper_command

import data.hasp.lib.executions

parameters := data.hasp.parameters["kernel-helper-command"]

violations contains {
	"message": $"{executions.text} sets a program that the kernel calls on the node",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	some handler in handlers
	contains(executions.line, handler)
	sets
	input.container
	not executions.is_image(parameters.allowedImages)
}

violations contains {
	"message": $"{executions.text} gives core dumps of the node to a program",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	contains(executions.line, "core_pattern")
	contains(executions.line, "|/")
	input.container
	not executions.is_image(parameters.allowedImages)
}

handlers := ["/proc/sys/kernel/modprobe", "kernel.modprobe=", "/sys/kernel/uevent_helper", "kernel.hotplug=", "binfmt_misc/register"]

sets if contains(executions.line, ">")

sets if contains(executions.line, "tee ")

sets if contains(executions.line, "=/")
