# METADATA
# scope: package
# title: Download run as a program
# description: |
#   A program that goes from the network into a shell leaves no file that could be looked at.
# custom:
#   id: download-executed
#   severity: high
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     values: [ash, bash, csh, dash, fish, ksh, mksh, rbash, sh, tcsh, zsh]
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Find out what was downloaded; treat the container as taken over until it is understood. Install software while the
#     image is built.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1105
#     - MITRE T1059.004
#     - CWE-494
package hasp.policies.process.download_executed

import data.hasp.lib.executions
import data.hasp.lib.occasions

violations contains {
	"message": $"{executions.text} runs what it downloads",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	some client in ["curl ", "wget ", "aria2c ", "lwp-download "]
	contains(executions.line, client)
	runs
	not occasions.is_ordinary
}

runs if executions.pipes_into_interpreter

runs if {
	some mark in ["bash <(", "sh <(", "source <(", ". <(", "eval $(", "eval \"$(", "eval `", "sh -c $(", "sh -c \"$("]
	contains(executions.line, mark)
}

# To a file, made executable, run.
runs if {
	contains(executions.line, "chmod ")
	some mark in ["chmod +x", "chmod 7", "chmod a+x", "chmod u+x", "chmod 0755", "chmod -r 7"]
	contains(executions.line, mark)
}
