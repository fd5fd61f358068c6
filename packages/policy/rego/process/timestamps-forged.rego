# METADATA
# scope: package
# title: Command forges the times of files
# description: |
#   A program that looks as old as its neighbours is overlooked by whoever searches for what changed.
# custom:
#   id: timestamps-forged
#   severity: medium
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     values: [touch]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Compare the file with the image's; replace the container.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1070.006
package hasp.policies.process.timestamps_forged

import data.hasp.lib.executions
import data.hasp.lib.occasions
import data.hasp.lib.paths

violations contains {
	"message": $"{executions.text} gives {path} a time of its choice",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	sets_time
	some operand in executions.operands
	path := paths.normal(operand)
	some start in ["/bin", "/boot", "/etc", "/lib", "/lib64", "/opt", "/root", "/sbin", "/usr", "/var/spool/cron"]
	paths.within(path, start)
	not occasions.is_ordinary
	not occasions.is_of_package
}

sets_time if executions.has_letter("t")

sets_time if executions.has_letter("d")

sets_time if executions.has_letter("r")

sets_time if {
	some option in executions.options
	some name in ["--date", "--reference", "--time"]
	startswith(option, name)
}
