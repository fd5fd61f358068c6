# METADATA
# scope: package
# title: Command changes users or groups
# description: |
#   An account or group that is added while a container runs is a way back in.
# custom:
#   id: account-command
#   severity: high
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     parameter: programs
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Replace the container; make accounts in the image. List programs that do so by design in `allowedCommands`.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1136.001
#     - MITRE T1098
#   parameters:
#     type: object
#     properties:
#       programs:
#         type: array
#         items: {type: string}
#         description: Names of programs that it is asked about.
#         default:
#           - addgroup
#           - adduser
#           - chage
#           - chfn
#           - chgpasswd
#           - chpasswd
#           - chsh
#           - cpgr
#           - cppw
#           - delgroup
#           - deluser
#           - expiry
#           - gpasswd
#           - groupadd
#           - groupdel
#           - groupmems
#           - groupmod
#           - grpck
#           - grpconv
#           - grpunconv
#           - newusers
#           - passwd
#           - pwck
#           - pwconv
#           - pwunconv
#           - shadowconfig
#           - useradd
#           - userdel
#           - usermod
#           - vigr
#           - vipw
#       allowedCommands:
#         type: array
#         items: {type: string}
#         description: Beginnings of command lines that are expected.
#         default: []
package hasp.policies.process.account_command

import data.hasp.lib.executions
import data.hasp.lib.occasions

parameters := data.hasp.parameters["account-command"]

violations contains {
	"message": $"{executions.text} changes users or groups",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	not is_question
	not occasions.is_ordinary
	not occasions.is_of_package
	not is_expected
}

is_question if {
	some option in executions.options
	option in {"-D", "-S", "--status", "--help", "-l", "--list", "--version", "-V", "--defaults", "-r"}
	executions.is_program(questions[option])
}

# What asks with one program changes with another.
questions := {
	"--defaults": {"useradd"},
	"--help": parameters.programs,
	"--list": {"chage"},
	"--status": {"passwd"},
	"--version": {"adduser", "addgroup"},
	"-D": {"useradd"},
	"-S": {"passwd"},
	"-V": {"chsh", "chfn"},
	"-l": {"chage"},
	"-r": {"pwck", "grpck"},
}

is_expected if {
	some start in parameters.allowedCommands
	startswith(executions.text, start)
}
