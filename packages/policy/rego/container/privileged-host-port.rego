# METADATA
# scope: package
# title: Privileged port of the node taken
# description: |
#   Ports below 1024 belong to services of the node itself: who has one of them can pass for SSH, DNS or the like.
# custom:
#   id: privileged-host-port
#   severity: medium
#   subjects: [workload, container]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Publish a port from 1024 on, or put a Service or a proxy before the container.
#   references:
#     - CIS-Docker-1.6.0 5.8
#     - NIST-800-190 4.4.2
#     - CWE-668
#   parameters:
#     type: object
#     properties:
#       allowed:
#         type: array
#         items: {"type": "integer"}
#         description: Ports below 1024 that may be taken.
#         default: [80, 443]
package hasp.policies.container.privileged_host_port

import data.hasp.lib.containers

parameters := data.hasp.parameters["privileged-host-port"]

violations contains {
	"message": $"container {container.name} takes the privileged port {port.host} of its node",
	"path": $"{path}/ports/{i}/host",
	"observed": port.host,
} if {
	some path, container in containers.all
	some i, port in container.ports
	port.host < 1024
	port.host > 0
	not port.host in parameters.allowed
}
