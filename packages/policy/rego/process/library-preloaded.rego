# METADATA
# scope: package
# title: Library preloaded from a place that anyone may write to
# description: |
#   A library that is preloaded runs in every program and hides what it likes from all of them.
# custom:
#   id: library-preloaded
#   severity: high
#   subjects: [process]
#   events: [exec]
#   phases: [run]
#   needs: [env]
#   enforcement: enforce
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Find out who set the variable; replace the container and make its root file system read-only.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1574.006
package hasp.policies.process.library_preloaded

import data.hasp.lib.executions
import data.hasp.lib.occasions

violations contains {
	"message": $"{executions.text} was started with {variable.name} at {path}",
	"path": "/event/process/env",
	"observed": path,
	"source": executions.source,
} if {
	some variable in input.event.process.env
	variable.name in {"LD_PRELOAD", "LD_AUDIT", "LD_LIBRARY_PATH"}
	value := variable.value
	some path in split(replace(value, " ", ":"), ":")
	executions.is_writable_by_all($"{path}/")
	not occasions.is_build
}

unknowns contains {
	"message": $"whether {variable.name} of {input.event.process.name} leads to a place that anyone may write to was not told",
	"path": "/event/process/env",
} if {
	some variable in input.event.process.env
	variable.name in {"LD_PRELOAD", "LD_AUDIT"}
	not variable.value
	not occasions.is_build
}
