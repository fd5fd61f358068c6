# METADATA
# scope: package
# title: Process took up dangerous capabilities
# description: |
#   A process that takes up rights over the node which it did not use before is about to use them.
# custom:
#   id: capabilities-gained
#   severity: high
#   subjects: [process]
#   events: [capset]
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Drop all capabilities in the container and add only those that are needed; list programs that raise rights for a
#     moment in `allowedPrograms`.
#   references:
#     - NIST-800-190 4.4.3
#     - CIS-Docker-1.6.0 5.3
#     - MITRE T1548
#     - CWE-250
#   parameters:
#     type: object
#     properties:
#       capabilities:
#         type: array
#         items: {type: string}
#         description: Capabilities over the node, without `CAP_`.
#         default:
#           - BPF
#           - DAC_READ_SEARCH
#           - MAC_ADMIN
#           - MAC_OVERRIDE
#           - NET_ADMIN
#           - PERFMON
#           - SYSLOG
#           - SYS_ADMIN
#           - SYS_BOOT
#           - SYS_MODULE
#           - SYS_PTRACE
#           - SYS_RAWIO
#           - SYS_TIME
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: Programs that raise their rights for a moment by design.
#         default: [bwrap, chronyd, crun, dbus-daemon, dumpcap, named, ntpd, ping, su, sudo, systemd, wireshark]
package hasp.policies.process.capabilities_gained

import data.hasp.lib.executions

parameters := data.hasp.parameters["capabilities-gained"]

violations contains {
	"message": $"{input.event.process.name} took up {concat(", ", gained)}",
	"path": "/event/capabilities",
	"observed": gained,
	"source": executions.source,
} if {
	input.container
	input.event.process.capabilities
	gained := sort([name |
		some name in taken
		name in parameters.capabilities
		not name in executions.capabilities
	])
	count(gained) > 0
	not executions.is_program(parameters.allowedPrograms)
	not startswith(input.event.process.name, "runc")
}

taken := {trim_prefix(upper(name), "CAP_") | some name in input.event.capabilities}

unknowns contains {
	"message": $"which capabilities {input.event.process.name} had before was not told",
	"path": "/event/process",
} if {
	input.container
	not input.event.process.capabilities
	some name in taken
	name in parameters.capabilities
	not executions.is_program(parameters.allowedPrograms)
}
