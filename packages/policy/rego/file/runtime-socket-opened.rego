# METADATA
# scope: package
# title: Socket of the container runtime opened
# description: |
#   Whoever may talk to the runtime starts a container that owns the node.
# custom:
#   id: runtime-socket-opened
#   severity: high
#   subjects: [file]
#   events: [open]
#   dispatch:
#     by: part
#     parameter: names
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Take the mount of the socket away; let a proxy answer the few questions that the program asks.
#   references:
#     - NIST-800-190 4.4.4
#     - CIS-Docker-1.6.0 5.32
#     - MITRE T1611
#     - MITRE T1610
#   parameters:
#     type: object
#     properties:
#       names:
#         type: array
#         items: {type: string}
#         description: >-
#           Names of sockets.
#         default:
#           - docker.sock
#           - containerd.sock
#           - crio.sock
#           - cri-dockerd.sock
#           - dockershim.sock
#           - podman.sock
#           - buildkitd.sock
#           - frakti.sock
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
package hasp.policies.file.runtime_socket_opened

import data.hasp.lib.executions
import data.hasp.lib.occasions
import data.hasp.lib.paths

parameters := data.hasp.parameters["runtime-socket-opened"]

violations contains {
	"message": $"{input.event.process.name} opened {input.event.path}",
	"path": "/event/path",
	"observed": input.event.path,
	"source": executions.source,
} if {
	paths.basename(input.event.path) in parameters.names
	input.container
	not occasions.is_build
	not executions.is_image(parameters.allowedImages)
}
