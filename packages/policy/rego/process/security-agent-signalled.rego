# METADATA
# scope: package
# title: Security agent ended or stopped by a signal
# description: |
#   An agent that is ended or stopped sees nothing of what follows.
# custom:
#   id: security-agent-signalled
#   severity: high
#   subjects: [process]
#   events: [signal]
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Find out who sent the signal; do not share the node's PID namespace with containers.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1562.001
#   parameters:
#     type: object
#     properties:
#       agents:
#         type: array
#         items: {type: string}
#         description: Beginnings of the names of agents, at a whole word.
#         default:
#           - auditbeat
#           - auditd
#           - clamd
#           - falco
#           - falcon-sensor
#           - filebeat
#           - hasp
#           - osqueryd
#           - sysdig
#           - tetragon
#           - tracee
#           - wazuh-agentd
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: Programs that end agents by design.
#         default: [containerd-shim, containerd-shim-runc-v2, crun, dockerd, kubelet, runc, systemd, tini]
package hasp.policies.process.security_agent_signalled

import data.hasp.lib.executions
import data.hasp.lib.processes

parameters := data.hasp.parameters["security-agent-signalled"]

violations contains {
	"message": $"{input.event.process.name} sent signal {input.event.signal} to {input.event.target.name}",
	"path": "/event/signal",
	"observed": input.event.signal,
	"source": executions.source,
} if {
	signals[input.event.signal]
	some agent in parameters.agents
	processes.is_program(input.event.target.name, agent)
	not executions.is_program(parameters.allowedPrograms)
}

# HUP, INT, QUIT, ABRT, KILL, SEGV, TERM and STOP.
signals := {1: true, 2: true, 3: true, 6: true, 9: true, 11: true, 15: true, 19: true}
