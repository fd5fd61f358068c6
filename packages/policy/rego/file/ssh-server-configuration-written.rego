# METADATA
# scope: package
# title: Configuration of the ssh server written
# description: |
#   One line lets root log in by password, or runs a program instead of asking for a key.
# custom:
#   id: ssh-server-configuration-written
#   severity: medium
#   subjects: [file]
#   events: [open, create, rename, link, symlink]
#   dispatch:
#     by: path
#     parameter: paths
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Write the configuration while the image is built; take the server out of the container.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1098.004
#     - MITRE T1556
#   parameters:
#     type: object
#     properties:
#       paths:
#         type: array
#         items: {type: string}
#         description: >-
#           Files and directories that are watched.
#         default: [/etc/ssh, /etc/dropbear]
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: >-
#           Programs that make keys of the host.
#         default: [dropbearkey, ssh-keygen, sshd-keygen, cloud-init]
package hasp.policies.file.ssh_server_configuration_written

import data.hasp.lib.executions
import data.hasp.lib.file_events

parameters := data.hasp.parameters["ssh-server-configuration-written"]

violations contains {
	"message": $"{input.event.process.name} {file_events.verb} {path}",
	"path": pointer,
	"observed": path,
	"source": executions.source,
} if {
	some pointer, path in file_events.written
	file_events.is_below(path, parameters.paths)
	not file_events.is_expected
	not executions.is_program(parameters.allowedPrograms)
}
