# METADATA
# scope: package
# title: File made executable in a container
# description: |
#   What was downloaded has to be made executable before it runs.
# custom:
#   id: executable-bit-set
#   severity: medium
#   subjects: [file]
#   events: [chmod]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Build what is needed into the image and make the root file system read-only; list directories where programs
#     may appear in `allowedPaths`.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1105
#     - MITRE T1222.002
#   parameters:
#     type: object
#     properties:
#       allowedPaths:
#         type: array
#         items: {type: string}
#         description: >-
#           Directories where programs may appear.
#         default: []
package hasp.policies.file.executable_bit_set

import data.hasp.lib.executions
import data.hasp.lib.file_events

parameters := data.hasp.parameters["executable-bit-set"]

violations contains {
	"message": $"{input.event.process.name} made executable {input.event.path}",
	"path": "/event/mode",
	"observed": input.event.mode,
	"source": executions.source,
} if {
	bits.and(input.event.mode, 73) != 0
	input.container
	not file_events.is_expected
	not file_events.is_installing
	not file_events.is_below(input.event.path, parameters.allowedPaths)
	file_events.succeeded
}
