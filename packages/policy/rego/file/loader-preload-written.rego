# METADATA
# scope: package
# title: Library preloaded into every program
# description: |
#   The loader puts the libraries that /etc/ld.so.preload names into every program that starts: the classic way to
#   hide processes and files.
# custom:
#   id: loader-preload-written
#   severity: critical
#   subjects: [file]
#   events: [open, create, rename, link, symlink]
#   dispatch:
#     by: path
#     parameter: paths
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     baseline: enforce
#     recommended: enforce
#     strict: enforce
#   remediation: >-
#     Do not trust what programs of this container or node show; keep it for inspection and replace it.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1574.006
#     - MITRE T1014
#   parameters:
#     type: object
#     properties:
#       paths:
#         type: array
#         items: {type: string}
#         description: >-
#           Files and directories that are watched.
#         default: [/etc/ld.so.preload]
package hasp.policies.file.loader_preload_written

import data.hasp.lib.executions
import data.hasp.lib.file_events

parameters := data.hasp.parameters["loader-preload-written"]

violations contains {
	"message": $"{input.event.process.name} {file_events.verb} {path}",
	"path": pointer,
	"observed": path,
	"source": executions.source,
} if {
	some pointer, path in file_events.written
	file_events.is_below(path, parameters.paths)
	not file_events.is_expected
}
