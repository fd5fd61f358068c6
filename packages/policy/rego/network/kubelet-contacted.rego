# METADATA
# scope: package
# title: Kubelet contacted from a container
# description: |
#   The kubelet runs commands in every Pod of its node for whoever may talk to it.
# custom:
#   id: kubelet-contacted
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
#     Refuse the ports of nodes in a network policy, set the kubelet's anonymous-auth to false; list images that
#     collect metrics in `allowedImages`.
#   references:
#     - NIST-800-190 4.4.2
#     - CIS-Kubernetes-1.10.0 4.2.1
#     - MITRE T1613
#     - MITRE T1609
#   parameters:
#     type: object
#     properties:
#       ports:
#         type: array
#         items: {type: integer}
#         description: >-
#           Ports.
#         default: [10250, 10255]
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: >-
#           Globs over registry/repository, alone or with `:tag` or `@digest`, of images that collect from
#           kubelets.
#         default:
#           - "**/*metrics-server*"
#           - "**/*prometheus*"
#           - "**/*agent*"
#           - "**/*otel*"
#           - "**/*opentelemetry*"
#           - "**/*telegraf*"
#           - "**/*datadog*"
#           - "**/*kube-apiserver*"
#           - "**/*konnectivity*"
#           - "**/*proxy-agent*"
#           - "**/*alloy*"
#           - "**/*netdata*"
#           - "**/*metricbeat*"
package hasp.policies.network.kubelet_contacted

import data.hasp.lib.executions
import data.hasp.lib.peers

parameters := data.hasp.parameters["kubelet-contacted"]

violations contains {
	"message": $"{input.event.process.name} connected to the kubelet at {peers.shown(peers.other)}",
	"path": peers.pointer,
	"observed": peers.shown(peers.other),
	"source": executions.source,
} if {
	peers.port in parameters.ports
	input.container
	not is_elsewhere
	not executions.is_image(parameters.allowedImages)
}

is_elsewhere if peers.is_internet(input.event.destination)

is_elsewhere if input.event.destination.workload
