# METADATA
# scope: package
# title: debugfs run in a container
# description: |
#   debugfs reads and writes the node's ext file systems past every permission.
# custom:
#   id: debugfs-executed
#   severity: high
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     values: [debugfs]
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Take `privileged` and the devices from the container and leave e2fsprogs out of the image.
#   references:
#     - NIST-800-190 4.4.3
#     - MITRE T1611
#   parameters:
#     type: object
#     properties:
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: Globs over registry/repository, alone or with `:tag` or `@digest`, of images in which it is expected.
#         default: []
package hasp.policies.process.debugfs_executed

import data.hasp.lib.executions

parameters := data.hasp.parameters["debugfs-executed"]

violations contains {
	"message": $"{executions.text} was run in a container",
	"path": "/event/process",
	"observed": executions.shown,
	"source": executions.source,
} if {
	input.container
	not executions.is_image(parameters.allowedImages)
}
