# METADATA
# scope: package
# title: etcd contacted from a container
# description: |
#   etcd holds every Secret of the cluster; who may talk to the control plane's reads and writes them past the API
#   server.
# custom:
#   id: etcd-contacted
#   severity: high
#   subjects: [network]
#   events: [connect]
#   dispatch:
#     by: port
#     parameter: ports
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Let only the API server reach etcd, with client certificates; list images that have an etcd of their own in
#     `allowedImages`.
#   references:
#     - NIST-800-190 4.4.2
#     - CIS-Kubernetes-1.10.0 2.2
#     - MITRE T1552.007
#     - MITRE T1613
#   parameters:
#     type: object
#     properties:
#       ports:
#         type: array
#         items: {type: integer}
#         description: >-
#           Ports.
#         default: [2379, 2380, 4001]
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: >-
#           Globs over registry/repository, alone or with `:tag` or `@digest`, of images that use etcd.
#         default:
#           - "**/etcd*"
#           - "**/*kube-apiserver*"
#           - "**/*patroni*"
#           - "**/*spilo*"
#           - "**/*calico*"
#           - "**/*cilium*"
#           - "**/*apisix*"
#           - "**/*vitess*"
#           - "**/*milvus*"
#           - "**/*coredns*"
package hasp.policies.network.etcd_contacted

import data.hasp.lib.executions
import data.hasp.lib.peers

parameters := data.hasp.parameters["etcd-contacted"]

violations contains {
	"message": $"{input.event.process.name} connected to etcd at {peers.shown(peers.other)}",
	"path": peers.pointer,
	"observed": peers.shown(peers.other),
	"source": executions.source,
} if {
	peers.port in parameters.ports
	input.container
	not input.event.destination.workload
	not peers.is_internet(input.event.destination)
	not peers.is_loopback(input.event.destination)
	not executions.is_image(parameters.allowedImages)
}
