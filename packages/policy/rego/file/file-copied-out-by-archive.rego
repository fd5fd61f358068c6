# METADATA
# scope: package
# title: File read by tar that came from outside
# description: |
#   `kubectl cp` runs tar in the container and carries its output out through the API, past every network policy.
# custom:
#   id: file-copied-out-by-archive
#   severity: medium
#   subjects: [file]
#   events: [open]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Restrict `pods/exec` to those who need it; take tar out of the image.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1048
#     - MITRE T1020
#     - MITRE T1609
#   parameters:
#     type: object
#     properties:
#       allowedPaths:
#         type: array
#         items: {type: string}
#         description: >-
#           What tar reads for itself.
#         default:
#           - /etc/ld.so.cache
#           - /etc/ld.so.preload
#           - /etc/group
#           - /etc/localtime
#           - /etc/nsswitch.conf
#           - /etc/passwd
#           - /lib
#           - /lib64
#           - /proc
#           - /usr/lib
#           - /usr/lib64
#           - /usr/share/locale
#           - /usr/share/zoneinfo
package hasp.policies.file.file_copied_out_by_archive

import data.hasp.lib.executions
import data.hasp.lib.file_events
import data.hasp.lib.occasions

parameters := data.hasp.parameters["file-copied-out-by-archive"]

violations contains {
	"message": $"{input.event.process.name} from outside reads {input.event.path}",
	"path": "/event/path",
	"observed": input.event.path,
	"source": executions.source,
} if {
	input.event.process.name in {"tar", "bsdtar"}
	occasions.outermost.entered
	file_events.is_read
	not file_events.is_below(input.event.path, parameters.allowedPaths)
}
