# METADATA
# scope: package
# title: Program run from a temporary directory
# description: |
#   What is downloaded or unpacked by an intruder lands where anyone may write.
# custom:
#   id: executed-from-temporary-directory
#   severity: medium
#   subjects: [process]
#   events: [exec]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Mount /tmp with noexec or make it small; unpack programs while the image is built. List directories of programs that
#     unpack themselves in `allowedPaths`.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1059
#     - MITRE T1036.005
#   parameters:
#     type: object
#     properties:
#       allowedPaths:
#         type: array
#         items: {type: string}
#         description: Absolute paths below which programs may run.
#         default: []
package hasp.policies.process.executed_from_temporary_directory

import data.hasp.lib.executions
import data.hasp.lib.occasions
import data.hasp.lib.paths

parameters := data.hasp.parameters["executed-from-temporary-directory"]

violations contains {
	"message": $"{path} was run",
	"path": "/event/process",
	"observed": path,
	"source": executions.source,
} if {
	path := input.event.process.executable
	is_temporary(path)
	input.container
	not is_allowed
	not occasions.is_build
	not occasions.is_of_package
}

is_temporary(path) if startswith(path, "/tmp/")

is_temporary(path) if startswith(path, "/var/tmp/")

is_allowed if {
	some path in parameters.allowedPaths
	paths.within(paths.normal(input.event.process.executable), path)
}
