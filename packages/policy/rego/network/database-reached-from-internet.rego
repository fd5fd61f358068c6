# METADATA
# scope: package
# title: Database reached from the internet
# description: |
#   A database that anyone may reach is found by scanners within hours, and read or held to ransom.
# custom:
#   id: database-reached-from-internet
#   severity: high
#   subjects: [network]
#   events: [accept]
#   dispatch:
#     by: port
#     parameter: ports
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Take the LoadBalancer, NodePort or host port from the Service, and let only the application in by a network
#     policy.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1190
#     - MITRE T1133
#     - CWE-668
#   parameters:
#     type: object
#     properties:
#       ports:
#         type: array
#         items: {type: integer}
#         description: >-
#           Ports of databases.
#         default:
#           - 1433
#           - 1521
#           - 3306
#           - 5432
#           - 5984
#           - 6379
#           - 7000
#           - 7001
#           - 8086
#           - 9042
#           - 9200
#           - 9300
#           - 11211
#           - 27017
#           - 27018
#           - 28015
#           - 50000
package hasp.policies.network.database_reached_from_internet

import data.hasp.lib.executions
import data.hasp.lib.peers

parameters := data.hasp.parameters["database-reached-from-internet"]

violations contains {
	"message": $"{peers.shown(peers.other)} of the internet reached port {peers.port}",
	"path": peers.pointer,
	"observed": peers.shown(peers.other),
	"source": executions.source,
} if {
	peers.port in parameters.ports
	peers.is_internet(input.event.source)
	input.container
	not input.event.result.ok == false
}
