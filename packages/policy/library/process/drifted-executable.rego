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

import data.hasp.lib.paths
import data.hasp.lib.processes

violations contains {
	"message": $"{path} was executed and did not come with the image {input.container.image.reference}",
	"path": "/event/inImage",
	"observed": path,
	"source": {"ancestry": [processes.told(ancestor) | some ancestor in input.event.ancestry]},
} if {
	input.event.inImage == false
	path := object.get(input.event.process, "executable", input.event.process.name)
	not is_allowed(path)
}

is_allowed(path) if {
	some allowed in data.hasp.settings.parameters["drifted-executable"].allowedPaths
	paths.within(paths.normal(path), allowed)
}
