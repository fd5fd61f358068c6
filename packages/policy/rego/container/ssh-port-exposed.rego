# METADATA
# scope: package
# title: SSH port exposed
# description: |
#   A container that offers SSH is a door beside `kubectl exec`, with keys and passwords of its own that nobody sees, rotates
#   or audits.
# custom:
#   id: ssh-port-exposed
#   severity: medium
#   subjects: [workload, container]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Remove the SSH server from the image and the port from the container; use `kubectl exec` or `docker exec`.
#   references:
#     - CIS-Docker-1.6.0 5.7
#     - NIST-800-190 4.4.3
#     - MITRE T1021.004
#   parameters:
#     type: object
#     properties:
#       ports:
#         type: array
#         items: {"type": "integer"}
#         description: TCP ports that SSH is offered on.
#         default: [22]
package hasp.policies.container.ssh_port_exposed

import data.hasp.lib.containers

parameters := data.hasp.parameters["ssh-port-exposed"]

violations contains {
	"message": $"container {container.name} exposes port {port.container}, on which SSH is offered",
	"path": $"{path}/ports/{i}/container",
	"observed": port.container,
} if {
	some path, container in containers.all
	some i, port in container.ports
	port.protocol == "tcp"
	port.container in parameters.ports
}
