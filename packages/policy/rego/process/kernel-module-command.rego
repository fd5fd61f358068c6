# METADATA
# scope: package
# title: Command about kernel modules in a container
# description: |
#   Applications have no business with kernel modules; rootkits are loaded so.
# custom:
#   id: kernel-module-command
#   severity: medium
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     values: [insmod, kmod, modprobe, rmmod]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Load modules on the node and take kmod out of the image.
#   references:
#     - NIST-800-190 4.4.3
#     - MITRE T1547.006
#   parameters:
#     type: object
#     properties:
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: Globs over registry/repository, alone or with `:tag` or `@digest`, of images in which it is expected.
#         default: ["docker.io/falcosecurity/*", "nvcr.io/nvidia/*", "**/kube-proxy", "**/*cilium*", "**/*calico*"]
package hasp.policies.process.kernel_module_command

import data.hasp.lib.executions
import data.hasp.lib.occasions

parameters := data.hasp.parameters["kernel-module-command"]

violations contains {
	"message": $"{executions.text} was run in a container",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	input.container
	count(executions.operands) > 0
	not is_listing
	not occasions.is_ordinary
	not executions.is_image(parameters.allowedImages)
}

is_listing if {
	some option in executions.options
	option in {"-n", "--dry-run", "--show-depends", "-D", "-V", "--version", "--show"}
}

is_listing if executions.operands[0] in {"help", "list", "static-nodes"}
