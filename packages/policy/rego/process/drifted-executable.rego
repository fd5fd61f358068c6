# METADATA
# scope: package
# title: Executable that was not in the image
# description: |
#   Containers are replaced, not changed: a program that came after the start was downloaded, compiled or unpacked there, which
#   is how miners, scanners and back doors arrive.
# custom:
#   id: drifted-executable
#   severity: high
#   subjects: [process]
#   events: [exec]
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     baseline: enforce
#     recommended: enforce
#     strict: enforce
#   remediation: >-
#     Keep the file for inspection and replace the container; build what is needed into the image, make the root file system
#     read-only, or list directories where programs may appear in `allowedPaths`.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1105
#     - MITRE T1496
#     - CWE-494
#   parameters:
#     type: object
#     properties:
#       allowedPaths:
#         type: array
#         items: {type: string}
#         description: Absolute paths in the container below which executables may appear.
#         default: []
package hasp.policies.process.drifted_executable

import data.hasp.lib.occasions
import data.hasp.lib.paths
import data.hasp.lib.processes

parameters := data.hasp.parameters["drifted-executable"]

violations contains {
	"message": $"{path} was executed and did not come with the image {input.container.image.reference}: {places[origin]}",
	"path": "/event/process/origin",
	"observed": path,
	"source": {
		"origin": origin,
		"ancestry": [processes.told(ancestor) | some ancestor in input.event.ancestry],
	},
} if {
	origin := input.event.process.origin
	places[origin]
	not is_allowed(path)
	not is_made
}

# A container's program of which nobody can tell where it comes from; the node itself has no image.
unknowns contains {
	"message": $"where {path} comes from could not be told",
	"path": "/event/process",
} if {
	input.container
	not input.event.process.origin
	not is_allowed(path)
}

# What a build installed or compiled lies on its disk; nothing made is in memory only, or gone.
is_made if {
	input.event.process.origin in {"upper", "mount"}
	occasions.is_making
}

path := object.get(input.event.process, "executable", input.event.process.name)

places := {
	"upper": "it was written there since",
	"mount": "it lies on a mount",
	"tmpfs": "it lies in memory",
	"memfd": "it is in memory only",
	"deleted": "its file was deleted",
}

is_allowed(executable) if {
	some allowed in parameters.allowedPaths
	paths.within(paths.normal(executable), allowed)
}
