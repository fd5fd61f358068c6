# METADATA
# scope: package
# title: ssh connects to the port of another protocol
# description: |
#   ssh to a port of the web or of DNS is a tunnel through a firewall that only knows ports.
# custom:
#   id: ssh-on-unusual-port
#   severity: medium
#   subjects: [network]
#   events: [connect]
#   dispatch:
#     by: port
#     parameter: ports
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Let servers of ssh listen at port 22 and restrict who may connect; allow hosts that are meant in
#     `allowedHosts`.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1571
#     - MITRE T1572
#   parameters:
#     type: object
#     properties:
#       ports:
#         type: array
#         items: {type: integer}
#         description: >-
#           Ports.
#         default: [53, 80, 88, 443, 4444, 8080, 8443]
#       allowedHosts:
#         type: array
#         items: {type: string}
#         description: >-
#           Names that offer ssh at such a port by design.
#         default: [ssh.github.com, altssh.gitlab.com, altssh.bitbucket.org, ssh.dev.azure.com]
package hasp.policies.network.ssh_on_unusual_port

import data.hasp.lib.executions
import data.hasp.lib.occasions
import data.hasp.lib.peers

parameters := data.hasp.parameters["ssh-on-unusual-port"]

violations contains {
	"message": $"{input.event.process.name} connected to {peers.shown(peers.other)}",
	"path": peers.pointer,
	"observed": peers.shown(peers.other),
	"source": executions.source,
} if {
	peers.port in parameters.ports
	executions.is_program(["ssh", "dbclient", "sshpass", "autossh", "plink"])
	not is_allowed
	not occasions.is_build
}

is_allowed if {
	some name in peers.names
	name in parameters.allowedHosts
}
