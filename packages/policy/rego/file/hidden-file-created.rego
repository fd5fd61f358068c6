# METADATA
# scope: package
# title: Hidden file created where anyone may write
# description: |
#   A name that begins with a dot is not listed; what is kept so in /tmp or among programs is seldom ordinary.
# custom:
#   id: hidden-file-created
#   severity: low
#   subjects: [file]
#   events: [create, rename, mkdir, link, symlink]
#   dispatch:
#     by: path
#     parameter: paths
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Look at the file; give programs a directory of their own for temporary files.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1564.001
#   parameters:
#     type: object
#     properties:
#       paths:
#         type: array
#         items: {type: string}
#         description: >-
#           Directories that are watched.
#         default: [/tmp, /var/tmp, /dev/shm, /bin, /sbin, /usr/bin, /usr/sbin, /usr/local/bin]
#       allowedPrefixes:
#         type: array
#         items: {type: string}
#         description: >-
#           Beginnings of names that ordinary programs use.
#         default:
#           - .ICE-unix
#           - .X
#           - .Test-unix
#           - .XIM-unix
#           - .font-unix
#           - .com.google
#           - .org.chromium
#           - .dotnet
#           - .goutputstream
#           - .java
#           - .mono
#           - .nfs
#           - .npm
#           - .s.PGSQL
#           - .snap
#           - .vbox
#           - .vscode
#           - .wh.
#           - .nv
#           - .hsperf
#           - ..data
package hasp.policies.file.hidden_file_created

import data.hasp.lib.executions
import data.hasp.lib.file_events
import data.hasp.lib.paths

parameters := data.hasp.parameters["hidden-file-created"]

violations contains {
	"message": $"{input.event.process.name} {file_events.verb} {path}",
	"path": pointer,
	"observed": path,
	"source": executions.source,
} if {
	some pointer, path in created
	startswith(paths.basename(path), ".")
	file_events.is_below(path, parameters.paths)
	not file_events.has_prefix(paths.basename(path), parameters.allowedPrefixes)
	not file_events.is_expected
	not file_events.is_installing
}

created[pointer] := path if some pointer, path in file_events.written

created["/event/path"] := input.event.path if {
	input.event.type == "mkdir"
	file_events.succeeded
}
