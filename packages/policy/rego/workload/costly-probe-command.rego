# METADATA
# scope: package
# title: Probe runs a costly command
# description: |
#   Commands such as `ps` or `jcmd` read the whole process table or stop the virtual machine. Run by a probe every few
#   seconds, they slow what they watch and end in restarts.
# custom:
#   id: costly-probe-command
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Probe by HTTP, TCP or gRPC, or by a small program of the image's own.
#   references:
#     - NIST-800-190 4.4.3
#     - MITRE T1499
#   parameters:
#     type: object
#     properties:
#       programs:
#         type: array
#         items: {"type": "string"}
#         description: Programs that a probe must not run.
#         default:
#           - jcmd
#           - jmap
#           - jstack
#           - lsof
#           - ps
#           - top
package hasp.policies.workload.costly_probe_command

import data.hasp.lib.paths
import data.hasp.lib.workloads

parameters := data.hasp.parameters["costly-probe-command"]

violations contains {
	"message": $"the {kind} probe of container {container.name} runs {program}",
	"path": $"{path}/probes/{kind}/exec/{i}",
	"observed": program,
} if {
	some path, container in workloads.lasting
	some kind, probe in container.probes
	some i, word in probe.exec
	program := used(word)
}

used(word) := program if {
	program := paths.basename(word)
	program in parameters.programs
} else := min(found) if {
	contains(word, " ")
	found := {program |
		some program in parameters.programs
		contains(replace(replace($" {word} ", "/", " "), "|", " "), $" {program} ")
	}
}
