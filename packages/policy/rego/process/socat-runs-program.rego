# METADATA
# scope: package
# title: Socat starts a shell on a connection
# description: |
#   Socat can tie a shell with a terminal to a connection, encrypted if need be.
# custom:
#   id: socat-runs-program
#   severity: critical
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     values: [socat]
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     baseline: enforce
#     recommended: enforce
#     strict: enforce
#   remediation: >-
#     Treat the container as taken over; leave socat out of images.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1059.004
#     - MITRE T1095
#   parameters:
#     type: object
#     properties:
#       targets:
#         type: array
#         items: {type: string}
#         description: Programs that must not be given a connection.
#         default: [ash, bash, csh, dash, fish, ksh, mksh, rbash, sh, tcsh, zsh, python, python3, perl, ruby, php, login]
package hasp.policies.process.socat_runs_program

import data.hasp.lib.executions
import data.hasp.lib.paths

parameters := data.hasp.parameters["socat-runs-program"]

violations contains {
	"message": $"{executions.text} gives a connection to {target}",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	some target in given
}

# Addresses are in any case; an option follows the program after a comma.
given contains program if {
	some argument in executions.arguments
	startswith(lower(argument), "exec:")
	command := trim_left(substring(argument, 5, -1), "'\"")
	program := trim_right(paths.basename(split(split(command, ",")[0], " ")[0]), "'\"")
	program in parameters.targets
}

given contains "a shell" if {
	some argument in executions.arguments
	some address in ["system:", "shell:"]
	startswith(lower(argument), address)
}
