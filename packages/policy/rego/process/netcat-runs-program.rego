# METADATA
# scope: package
# title: Netcat starts a program on a connection
# description: |
#   Netcat that gives a connection to a shell is the shortest remote shell there is.
# custom:
#   id: netcat-runs-program
#   severity: critical
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     values: [nc, ncat, netcat, nc.traditional, nc.openbsd, telnetd, in.telnetd]
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     baseline: enforce
#     recommended: enforce
#     strict: enforce
#   remediation: >-
#     Treat the container as taken over; leave netcat out of images. Where a connection is given to a harmless program on
#     purpose, take its name off `targets`.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1059.004
#     - MITRE T1571
#   parameters:
#     type: object
#     properties:
#       targets:
#         type: array
#         items: {type: string}
#         description: Programs that must not be given a connection.
#         default:
#           - ash
#           - bash
#           - csh
#           - dash
#           - fish
#           - ksh
#           - mksh
#           - rbash
#           - sh
#           - tcsh
#           - zsh
#           - python
#           - python3
#           - perl
#           - ruby
#           - php
#           - cmd.exe
#           - busybox
package hasp.policies.process.netcat_runs_program

import data.hasp.lib.executions
import data.hasp.lib.paths

parameters := data.hasp.parameters["netcat-runs-program"]

violations contains {
	"message": $"{executions.text} gives a connection to {target}",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	some target in given
}

# `--exec PROGRAM`, `-e PROGRAM` and `-lvpe 1234 PROGRAM`; -c gives the rest to a shell.
given contains target if {
	some value in (executions.option_values("e", "exec") | executions.option_values("e", "sh-exec"))
	target := paths.basename(split(value, " ")[0])
	target in parameters.targets
}

given contains "a shell" if {
	some i, argument in executions.arguments
	argument in {"-c", "--sh-exec", "--lua-exec"}
	executions.arguments[i + 1]
}

given contains "a shell" if {
	some argument in executions.arguments
	some option in ["--sh-exec=", "--lua-exec="]
	startswith(argument, option)
}

# A server of Telnet gives it in the place of `login`.
given contains target if {
	executions.is_program({"telnetd", "in.telnetd"})
	some value in (executions.option_values("l", "login") | executions.option_values("L", "exec-login"))
	target := paths.basename(split(value, " ")[0])
	target in parameters.targets
}

# The value may stand after the address where letters are joined.
given contains target if {
	executions.has_letter("e")
	some operand in executions.operands
	target := paths.basename(operand)
	target in parameters.targets
}
