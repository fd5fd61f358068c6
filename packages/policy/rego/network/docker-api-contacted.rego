# METADATA
# scope: package
# title: Docker's API contacted over the network
# description: |
#   Docker at a port, mostly without asking who it is, starts containers that own the node.
# custom:
#   id: docker-api-contacted
#   severity: high
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
#     Let Docker listen at its socket alone, or with TLS and client certificates.
#   references:
#     - NIST-800-190 4.4.2
#     - CIS-Docker-1.6.0 2.7
#     - MITRE T1610
#     - MITRE T1613
#   parameters:
#     type: object
#     properties:
#       ports:
#         type: array
#         items: {type: integer}
#         description: >-
#           Ports.
#         default: [2375, 2376, 2377]
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: >-
#           Globs over registry/repository, alone or with `:tag` or `@digest`, of images that drive Docker.
#         default: ["**/*portainer*/**", "**/*testcontainers*/**", "**/docker*"]
package hasp.policies.network.docker_api_contacted

import data.hasp.lib.executions
import data.hasp.lib.occasions
import data.hasp.lib.peers

parameters := data.hasp.parameters["docker-api-contacted"]

violations contains {
	"message": $"{input.event.process.name} connected to Docker's API at {peers.shown(peers.other)}",
	"path": peers.pointer,
	"observed": peers.shown(peers.other),
	"source": executions.source,
} if {
	peers.port in parameters.ports
	input.container
	not peers.is_loopback(input.event.destination)
	not input.event.destination.workload
	not occasions.is_build
	not executions.is_image(parameters.allowedImages)
}
