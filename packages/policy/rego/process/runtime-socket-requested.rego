# METADATA
# scope: package
# title: Command talks to the container runtime's socket
# description: |
#   The runtime's API starts privileged containers for anyone who can write to its socket.
# custom:
#   id: runtime-socket-requested
#   severity: high
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     values:
#       - curl
#       - wget
#       - aria2c
#       - http
#       - https
#       - httpie
#       - lynx
#       - links
#       - w3m
#       - xh
#       - GET
#       - POST
#       - lwp-request
#       - python
#       - python2
#       - python3
#       - python3.6
#       - python3.7
#       - python3.8
#       - python3.9
#       - python3.10
#       - python3.11
#       - python3.12
#       - python3.13
#       - python3.14
#       - nc
#       - ncat
#       - netcat
#       - socat
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Take the socket from the container, or put a proxy before it that allows only what is needed.
#   references:
#     - NIST-800-190 4.4.3
#     - CIS-Docker-1.6.0 5.32
#     - MITRE T1610
#     - MITRE T1611
#   parameters:
#     type: object
#     properties:
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: Globs over registry/repository, alone or with `:tag` or `@digest`, of images in which it is expected.
#         default: ["docker.io/nginxproxy/*", "docker.io/portainer/*"]
package hasp.policies.process.runtime_socket_requested

import data.hasp.lib.executions
import data.hasp.lib.occasions

parameters := data.hasp.parameters["runtime-socket-requested"]

violations contains {
	"message": $"{executions.text} talks to {socket}",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	input.container
	some socket in ["docker.sock", "containerd.sock", "crio.sock", "podman.sock", "cri-dockerd.sock"]
	contains(executions.line, socket)
	not occasions.is_ordinary
	not executions.is_image(parameters.allowedImages)
}
