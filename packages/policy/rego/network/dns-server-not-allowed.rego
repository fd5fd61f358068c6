# METADATA
# scope: package
# title: Names asked of another DNS server
# description: |
#   A program with a DNS server of its own evades what the cluster's server filters and records.
# custom:
#   id: dns-server-not-allowed
#   severity: medium
#   subjects: [network]
#   events: [connect, send, dns]
#   dispatch:
#     by: port
#     values: [53, 853]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Let the workload use the cluster's DNS (`dnsPolicy: ClusterFirst`), and refuse port 53 elsewhere in a network
#     policy.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1071.004
#     - MITRE T1568
#   parameters:
#     type: object
#     properties:
#       servers:
#         type: array
#         items: {type: string}
#         description: >-
#           Networks (CIDR) of the DNS servers that may be asked; while the list is empty the policy finds
#           nothing.
#         default: []
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: >-
#           Programs that are DNS servers or resolvers.
#         default: [coredns, dnsmasq, named, node-cache, pdns_recursor, unbound]
package hasp.policies.network.dns_server_not_allowed

import data.hasp.lib.executions
import data.hasp.lib.peers

parameters := data.hasp.parameters["dns-server-not-allowed"]

violations contains {
	"message": $"{input.event.process.name} asked the DNS server {peers.shown(peers.other)}",
	"path": peers.pointer,
	"observed": peers.shown(peers.other),
	"source": executions.source,
} if {
	count(parameters.servers) > 0
	input.container
	not peers.is_loopback(input.event.destination)
	not peers.is_in(input.event.destination, parameters.servers)
	not is_server
}

is_server if executions.is_program(parameters.allowedPrograms)
