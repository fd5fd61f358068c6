# METADATA
# scope: package
# title: Port of the node taken
# description: |
#   A port of the node is reached around Services and network policies, from wherever the node is, and only one Pod of a node
#   can have it.
# custom:
#   id: host-port
#   severity: medium
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     strict: enforce
#   remediation: >-
#     Remove `hostPort` and reach the Pod through a Service.
#   references:
#     - CIS-Kubernetes-1.10.0 5.2.13
#     - NIST-800-190 4.4.2
#     - CWE-668
#   parameters:
#     type: object
#     properties:
#       allowed:
#         type: array
#         items: {"type": "integer"}
#         description: Ports of the node that may be taken.
#         default: []
package hasp.policies.container.host_port

import data.hasp.lib.containers

parameters := data.hasp.parameters["host-port"]

violations contains {
	"message": $"container {container.name} takes port {port.host} of its node",
	"path": $"{path}/ports/{i}/host",
	"observed": port.host,
} if {
	input.kind == "workload"
	some path, container in containers.all
	some i, port in container.ports
	port.host > 0
	not port.host in parameters.allowed
}
