# METADATA
# scope: package
# title: Kernel setting written from a container
# description: |
#   Settings below /proc/sys hold for the node, or for all of a Pod: one container changes how others work.
# custom:
#   id: kernel-setting-written
#   severity: low
#   subjects: [file]
#   events: [open, create, rename, link, symlink]
#   dispatch:
#     by: path
#     parameter: paths
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Set sysctls in the Pod's `securityContext.sysctls` or on the node.
#   references:
#     - NIST-800-190 4.4.4
#     - CIS-Docker-1.6.0 5.5
#     - MITRE T1562.001
#   parameters:
#     type: object
#     properties:
#       paths:
#         type: array
#         items: {type: string}
#         description: >-
#           Files and directories that are watched.
#         default: [/proc/sys]
#       allowedPaths:
#         type: array
#         items: {type: string}
#         description: >-
#           Files that may be written.
#         default: [/proc/sys/net/core/somaxconn]
package hasp.policies.file.kernel_setting_written

import data.hasp.lib.executions
import data.hasp.lib.file_events
import data.hasp.lib.occasions

parameters := data.hasp.parameters["kernel-setting-written"]

violations contains {
	"message": $"{input.event.process.name} {file_events.verb} {path}",
	"path": pointer,
	"observed": path,
	"source": executions.source,
} if {
	some pointer, path in file_events.written
	file_events.is_below(path, parameters.paths)
	input.container
	not path in parameters.allowedPaths
	not occasions.is_build
}
