# METADATA
# scope: package
# title: Shell makes a connection
# description: |
#   A shell that has a connection of its own (`/dev/tcp`) takes its orders from there or fetches what it runs.
# custom:
#   id: shell-connected
#   severity: high
#   subjects: [network]
#   events: [connect]
#   dispatch:
#     by: name
#     parameter: shells
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Treat the container as taken over: keep it for inspection, replace it and close the way in.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1059.004
#     - MITRE T1071
#     - MITRE T1095
#   parameters:
#     type: object
#     properties:
#       shells:
#         type: array
#         items: {type: string}
#         description: >-
#           Shells that connect by themselves.
#         default: [bash, ksh, zsh, gawk]
package hasp.policies.network.shell_connected

import data.hasp.lib.executions
import data.hasp.lib.occasions
import data.hasp.lib.peers

parameters := data.hasp.parameters["shell-connected"]

violations contains {
	"message": $"{input.event.process.name} connected to {peers.shown(peers.other)}",
	"path": peers.pointer,
	"observed": peers.shown(peers.other),
	"source": executions.source,
} if {
	executions.is_program(parameters.shells)
	not peers.is_within_node
	not is_lookup
	not is_probing
	not occasions.is_build
}

# Names and accounts are looked up by the shell's own libraries.
is_lookup if input.event.destination.port in {53, 88, 389, 636}

# Entrypoints wait so until a database listens, and probes ask so whether their own container does.
is_probing if {
	not peers.is_internet(input.event.destination)
	occasions.is_start
}

is_probing if peers.is_loopback(input.event.destination)
