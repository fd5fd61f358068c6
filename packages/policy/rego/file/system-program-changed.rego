# METADATA
# scope: package
# title: Programs of the system changed
# description: |
#   A program that is replaced or added where the system has its own runs the next time somebody means the old one.
# custom:
#   id: system-program-changed
#   severity: high
#   subjects: [file]
#   events: [open, create, rename, link, symlink, unlink, chmod, chown, mkdir, rmdir]
#   dispatch:
#     by: path
#     parameter: paths
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Replace the container by one whose image has the programs it needs, with a read-only root file system.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1554
#     - MITRE T1036.005
#     - MITRE T1543
#   parameters:
#     type: object
#     properties:
#       paths:
#         type: array
#         items: {type: string}
#         description: >-
#           Files and directories that are watched.
#         default: [/bin, /sbin, /usr/bin, /usr/sbin, /usr/local/bin, /usr/local/sbin]
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: >-
#           Programs that put programs there.
#         default: []
package hasp.policies.file.system_program_changed

import data.hasp.lib.executions
import data.hasp.lib.file_events

parameters := data.hasp.parameters["system-program-changed"]

violations contains {
	"message": $"{input.event.process.name} {file_events.verb} {path}",
	"path": pointer,
	"observed": path,
	"source": executions.source,
} if {
	some pointer, path in file_events.changed
	file_events.is_below(path, parameters.paths)
	not file_events.is_installing
	not file_events.is_expected
	not executions.is_program(parameters.allowedPrograms)
}
