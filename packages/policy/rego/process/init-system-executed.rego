# METADATA
# scope: package
# title: Init system run in a container
# description: |
#   systemd in a container runs many services with wide rights, and nobody outside sees which of them failed.
# custom:
#   id: init-system-executed
#   severity: low
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     parameter: programs
#   phases: [run]
#   enforcement: warn
#   profiles:
#     strict: warn
#   remediation: >-
#     Run one service a container; where many are needed use a Pod of several containers.
#   references:
#     - NIST-800-190 4.4.3
#     - MITRE T1543.002
#   parameters:
#     type: object
#     properties:
#       programs:
#         type: array
#         items: {type: string}
#         description: Names of programs that it is asked about.
#         default: [openrc, openrc-init, systemd, systemd-journald, systemd-logind, systemd-udevd, sysvinit, upstart]
package hasp.policies.process.init_system_executed

import data.hasp.lib.executions

violations contains {
	"message": $"{executions.text} was started in a container",
	"path": "/event/process",
	"observed": executions.shown,
	"source": executions.source,
} if {
	input.container
	not "--version" in executions.arguments
}
