# METADATA
# scope: package
# title: Capability given to a file
# description: |
#   A capability that stands on a file is had by whoever runs it: root by another name, and missed by those who look
#   for set-user-ID.
# custom:
#   id: file-capability-set
#   severity: high
#   subjects: [file]
#   events: [xattr]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Take the capability off (setcap -r) and replace the container; set capabilities while the image is built, or
#     on the container.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1548
#     - MITRE T1222.002
#   parameters:
#     type: object
#     properties:
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: >-
#           Programs that carry capabilities over when they copy files.
#         default: [containerd, cp, dockerd, exe, rsync, tar, bsdtar, unpigz]
package hasp.policies.file.file_capability_set

import data.hasp.lib.executions
import data.hasp.lib.file_events

parameters := data.hasp.parameters["file-capability-set"]

violations contains {
	"message": $"{input.event.process.name} gave a capability to {input.event.path}",
	"path": "/event/name",
	"observed": input.event.path,
	"source": executions.source,
} if {
	input.event.name == "security.capability"
	file_events.succeeded
	not file_events.is_expected
	not executions.is_program(parameters.allowedPrograms)
}
