# METADATA
# scope: package
# title: Kernel module loaded from a container
# description: |
#   A module runs in the kernel of the node: nothing is out of its reach, and nothing shows what it does.
# custom:
#   id: kernel-module-loaded
#   severity: critical
#   subjects: [process]
#   events: [module]
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Treat the node as taken over; take SYS_MODULE from the container and load modules on the node. List drivers' images in
#     `allowedImages`.
#   references:
#     - NIST-800-190 4.4.3
#     - MITRE T1547.006
#     - MITRE T1611
#   parameters:
#     type: object
#     properties:
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: Globs over registry/repository, alone or with `:tag` or `@digest`, of images in which it is expected.
#         default:
#           - "docker.io/falcosecurity/*"
#           - "nvcr.io/nvidia/*"
#           - "**/kube-proxy"
#           - "**/*cilium*"
#           - "**/*calico*"
#           - docker.io/library/docker
#           - docker.io/linuxserver/wireguard
#           - "docker.io/rook/*"
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: Programs that load modules by design.
#         default: []
package hasp.policies.process.kernel_module_loaded

import data.hasp.lib.executions

parameters := data.hasp.parameters["kernel-module-loaded"]

violations contains {
	"message": $"{input.event.process.name} loaded the kernel module {module}",
	"path": "/event/process",
	"observed": executions.shown,
	"source": executions.source,
} if {
	input.container
	not executions.is_image(parameters.allowedImages)
	not executions.is_program(parameters.allowedPrograms)
	module := object.get(input.event, "name", object.get(input.event, "path", "of no name"))
}
