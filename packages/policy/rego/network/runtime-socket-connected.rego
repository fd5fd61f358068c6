# METADATA
# scope: package
# title: Socket of the container runtime connected to
# description: |
#   Whoever may talk to the runtime starts a container that owns the node.
# custom:
#   id: runtime-socket-connected
#   severity: high
#   subjects: [network]
#   events: [connect]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Take the mount of the socket away; let a proxy answer the few questions that the program asks.
#   references:
#     - NIST-800-190 4.4.2
#     - CIS-Docker-1.6.0 5.32
#     - MITRE T1611
#     - MITRE T1610
#   parameters:
#     type: object
#     properties:
#       sockets:
#         type: array
#         items: {type: string}
#         description: >-
#           Names of sockets.
#         default: [docker.sock, containerd.sock, crio.sock, cri-dockerd.sock, dockershim.sock, podman.sock]
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: >-
#           Globs over registry/repository, alone or with `:tag` or `@digest`, of images that talk to the
#           runtime by design.
#         default:
#           - "**/traefik"
#           - "**/*portainer*/**"
#           - "**/*watchtower"
#           - "**/*datadog*/**"
#           - "**/*cadvisor*"
#           - "**/*docker-socket-proxy"
package hasp.policies.network.runtime_socket_connected

import data.hasp.lib.executions
import data.hasp.lib.occasions
import data.hasp.lib.paths
import data.hasp.lib.peers

parameters := data.hasp.parameters["runtime-socket-connected"]

violations contains {
	"message": $"{input.event.process.name} connected to {input.event.destination.address}",
	"path": peers.pointer,
	"observed": peers.shown(peers.other),
	"source": executions.source,
} if {
	paths.basename(input.event.destination.address) in parameters.sockets
	input.container
	not occasions.is_build
	not executions.is_image(parameters.allowedImages)
}
