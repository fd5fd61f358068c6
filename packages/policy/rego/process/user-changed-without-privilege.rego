# METADATA
# scope: package
# title: Unprivileged process became another user
# description: |
#   A user other than root can become somebody else only by a fault or by a set-uid program.
# custom:
#   id: user-changed-without-privilege
#   severity: high
#   subjects: [process]
#   events: [setuid, setgid]
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Set allowPrivilegeEscalation to false (`no-new-privileges`); list set-uid programs that are meant to be used in
#     `allowedPrograms`.
#   references:
#     - NIST-800-190 4.1.2
#     - MITRE T1548.001
#     - CWE-269
#   parameters:
#     type: object
#     properties:
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: Set-uid programs, and daemons that change users by design.
#         default:
#           - PassengerAgent
#           - bwrap
#           - dbus-daemon-launch-helper
#           - doas
#           - dzdo
#           - exim4
#           - fusermount
#           - fusermount3
#           - master
#           - mount
#           - newgidmap
#           - newuidmap
#           - nullmailer-queue
#           - nullmailer-send
#           - passwd
#           - ping
#           - ping6
#           - pkexec
#           - polkit-agent-helper-1
#           - postdrop
#           - procmail
#           - sendmail
#           - sg
#           - sshd
#           - start-stop-daemon
#           - su
#           - sudo
#           - suexec
#           - umount
#           - unix_chkpwd
package hasp.policies.process.user_changed_without_privilege

import data.hasp.lib.executions

parameters := data.hasp.parameters["user-changed-without-privilege"]

violations contains {
	"message": $"{input.event.process.name} of {kinds[input.event.type]} {from} became {kinds[input.event.type]} {to}",
	"path": "/event/process",
	"observed": to,
	"source": executions.source,
} if {
	from := ids[input.event.type].from
	to := ids[input.event.type].to
	from > 0
	to != from
	not input.event.process.euid == 0
	not input.event.result.ok == false
	not has_right
	not executions.is_program(parameters.allowedPrograms)
}

kinds := {"setuid": "user", "setgid": "group"}

ids["setuid"] := {"from": input.event.process.uid, "to": input.event.uid}

ids["setgid"] := {"from": input.event.process.gid, "to": input.event.gid}

has_right if rights[input.event.type] in executions.capabilities

rights := {"setuid": "SETUID", "setgid": "SETGID"}
