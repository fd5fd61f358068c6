# METADATA
# scope: package
# title: Accounts of the system written
# description: |
#   A new line in passwd or shadow is an account of the intruder, or root with a password that he knows.
# custom:
#   id: account-file-written
#   severity: high
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
#     Compare the file with the image's; replace the container and run it as a user of the image with a read-only
#     root file system.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1136.001
#     - MITRE T1098
#     - MITRE T1003.008
#   parameters:
#     type: object
#     properties:
#       paths:
#         type: array
#         items: {type: string}
#         description: >-
#           Files and directories that are watched.
#         default:
#           - /etc/passwd
#           - /etc/shadow
#           - /etc/group
#           - /etc/gshadow
#           - /etc/subuid
#           - /etc/subgid
#           - /etc/security/opasswd
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: >-
#           Programs that manage users; what runs them is judged by policies over executed commands.
#         default:
#           - addgroup
#           - adduser
#           - chage
#           - chfn
#           - chpasswd
#           - chsh
#           - delgroup
#           - deluser
#           - fixuid
#           - gpasswd
#           - groupadd
#           - groupdel
#           - groupmod
#           - grpconv
#           - libnss_wrapper
#           - newusers
#           - passwd
#           - pwconv
#           - sshd
#           - sshd-session
#           - su
#           - sudo
#           - systemd-sysusers
#           - useradd
#           - userdel
#           - usermod
#           - vipw
#           - vigr
#           - cloud-init
#           - google_guest_agent
package hasp.policies.file.account_file_written

import data.hasp.lib.executions
import data.hasp.lib.file_events

parameters := data.hasp.parameters["account-file-written"]

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
