# METADATA
# scope: package
# title: Variables of the loader set for a set-uid program
# description: |
#   A fault of glibc lets whoever sets GLIBC_TUNABLES become root by any set-uid program (CVE-2023-4911).
# custom:
#   id: loader-tunables-misused
#   severity: high
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     parameter: programs
#   phases: [run]
#   needs: [env]
#   enforcement: enforce
#   profiles:
#     recommended: warn
#     strict:
#       enforcement: enforce
#       parameters:
#         anyValue: true
#   remediation: >-
#     Update glibc; set allowPrivilegeEscalation to false (`no-new-privileges`), under which set-uid programs gain nothing.
#     `anyValue` reports harmless values too.
#   references:
#     - NIST-800-190 4.1.1
#     - MITRE T1068
#     - CWE-122
#   parameters:
#     type: object
#     properties:
#       programs:
#         type: array
#         items: {type: string}
#         description: Names of programs that it is asked about.
#         default:
#           - chage
#           - chfn
#           - chsh
#           - doas
#           - expiry
#           - fusermount
#           - fusermount3
#           - gpasswd
#           - mount
#           - newgidmap
#           - newgrp
#           - newuidmap
#           - passwd
#           - ping
#           - pkexec
#           - sg
#           - su
#           - sudo
#           - sudoedit
#           - umount
#           - unix_chkpwd
#       anyValue:
#         type: boolean
#         description: Whether any value counts, not only those that misuse the fault.
#         default: false
package hasp.policies.process.loader_tunables_misused

import data.hasp.lib.executions

parameters := data.hasp.parameters["loader-tunables-misused"]

violations contains {
	"message": $"{executions.text} was started with GLIBC_TUNABLES={variable.value}",
	"path": "/event/process/env",
	"observed": variable.value,
	"source": executions.source,
} if {
	some variable in input.event.process.env
	variable.name == "GLIBC_TUNABLES"
	is_suspicious(variable.value)
}

unknowns contains {
	"message": $"the value of GLIBC_TUNABLES that {input.event.process.name} was started with was not told",
	"path": "/event/process/env",
} if {
	some variable in input.event.process.env
	variable.name == "GLIBC_TUNABLES"
	not variable.value
}

is_suspicious(_) if parameters.anyValue

# The fault needs a tunable as the value of another: `glibc.malloc.mxfast=glibc.malloc.mxfast=A`.
is_suspicious(value) if {
	some setting in split(value, ":")
	count(split(setting, "=")) > 2
}
