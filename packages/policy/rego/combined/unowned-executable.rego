# METADATA
# scope: package
# title: Program of no package of the scanned image executed
# description: |
#   Where all programs of an image come from packages, one that none of them owns was put there by somebody else, and no
#   advisory will ever name it. Asked only of the images that are listed: many copy programs of their own.
# custom:
#   id: unowned-executable
#   severity: medium
#   subjects: [process]
#   events: [exec]
#   phases: [run]
#   enforcement: audit
#   profiles:
#     strict: audit
#   remediation: >-
#     Find out which layer brought the file (`hasp scan IMAGE`), and install it from a package or take the image from the list.
#   references:
#     - NIST-800-190 4.1.3
#     - MITRE T1525
#     - MITRE T1554
#   parameters:
#     type: object
#     properties:
#       images:
#         type: array
#         items: {type: string}
#         description: Beginnings of registry/repository of images whose programs all come from packages; none means that nothing is asked.
#         default: []
package hasp.policies.combined.unowned_executable

import data.hasp.lib.processes

parameters := data.hasp.parameters["unowned-executable"]

violations contains {
	"message": $"{executable} was executed, and no package of image {input.container.image.reference} owns it",
	"path": "/event/process/package",
	"observed": executable,
	"source": {"process": processes.told(input.event.process), "ancestry": [processes.told(ancestor) | some ancestor in input.event.ancestry]},
} if {
	is_asked
	input.event.process.package == ""
}

unknowns contains {
	"message": $"which package owns {executable} could not be told",
	"path": "/event/process",
} if {
	is_asked
	not input.event.process.package
}

# What came later is found by drifted-executable.
is_asked if {
	count(parameters.images) > 0
	input.event.process.origin == "image"
	image := input.container.image
	strings.any_prefix_match($"{image.registry}/{image.repository}", parameters.images)
}

executable := object.get(input.event.process, "executable", input.event.process.name)
