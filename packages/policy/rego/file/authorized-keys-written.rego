# METADATA
# scope: package
# title: Key added that may log in
# description: |
#   A key in authorized_keys opens the account to whoever holds it, also after passwords were changed.
# custom:
#   id: authorized-keys-written
#   severity: high
#   subjects: [file]
#   events: [open, create, rename, link, symlink]
#   dispatch:
#     by: part
#     parameter: names
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Look at the keys of the file and take the new one out; write the file while the image is built or mount it
#     read-only.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1098.004
#   parameters:
#     type: object
#     properties:
#       names:
#         type: array
#         items: {type: string}
#         description: >-
#           Names of such files, and of directories of them that are put in place whole.
#         default: [.ssh, authorized_keys, authorized_keys2]
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: >-
#           Programs that manage keys.
#         default:
#           - cloud-init
#           - google_guest_agent
#           - google_accounts_daemon
#           - waagent
#           - ssm-agent
#           - ec2-instance-connect
package hasp.policies.file.authorized_keys_written

import data.hasp.lib.executions
import data.hasp.lib.file_events
import data.hasp.lib.paths

parameters := data.hasp.parameters["authorized-keys-written"]

violations contains {
	"message": $"{input.event.process.name} {file_events.verb} {path}",
	"path": pointer,
	"observed": path,
	"source": executions.source,
} if {
	some pointer, path in file_events.written
	paths.basename(path) in parameters.names
	not file_events.is_expected
	not executions.is_program(parameters.allowedPrograms)
}
