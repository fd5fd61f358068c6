# METADATA
# scope: package
# title: Rights to become root written
# description: |
#   A line in sudoers makes an account as good as root without a password.
# custom:
#   id: sudo-rights-written
#   severity: high
#   subjects: [file]
#   events: [open, create, rename, link, symlink, unlink, chmod, chown]
#   dispatch:
#     by: path
#     parameter: paths
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Take the line out again and look at who wrote it; take sudo out of the image.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1548.003
#     - CWE-269
#   parameters:
#     type: object
#     properties:
#       paths:
#         type: array
#         items: {type: string}
#         description: >-
#           Files and directories that are watched.
#         default:
#           - /etc/sudoers
#           - /etc/sudoers.d
#           - /etc/doas.conf
#           - /etc/polkit-1/rules.d
#           - /usr/share/polkit-1/rules.d
package hasp.policies.file.sudo_rights_written

import data.hasp.lib.executions
import data.hasp.lib.file_events

parameters := data.hasp.parameters["sudo-rights-written"]

violations contains {
	"message": $"{input.event.process.name} {file_events.verb} {path}",
	"path": pointer,
	"observed": path,
	"source": executions.source,
} if {
	some pointer, path in file_events.changed
	file_events.is_below(path, parameters.paths)
	not file_events.is_expected
}
