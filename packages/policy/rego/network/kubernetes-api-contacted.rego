# METADATA
# scope: package
# title: Kubernetes API contacted from a container
# description: |
#   Few workloads need the API; whoever has taken one over asks it first what else there is.
# custom:
#   id: kubernetes-api-contacted
#   severity: low
#   subjects: [network]
#   events: [connect]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Set `automountServiceAccountToken: false` and refuse the API server in a network policy; list controllers in
#     `allowedImages`.
#   references:
#     - NIST-800-190 4.4.2
#     - NIST-800-190 4.3.5
#     - MITRE T1613
#     - MITRE T1552.007
#   parameters:
#     type: object
#     properties:
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: >-
#           Globs over registry/repository, alone or with `:tag` or `@digest`, of images that are controllers
#           or agents.
#         default: []
#       allowedNamespaces:
#         type: array
#         items: {type: string}
#         description: >-
#           Namespaces of the cluster's own workloads.
#         default:
#           - kube-system
#           - kube-node-lease
#           - cert-manager
#           - ingress-nginx
#           - istio-system
#           - linkerd
#           - monitoring
#           - argocd
#           - flux-system
#           - gatekeeper-system
#           - kyverno
#           - hasp
#           - tigera-operator
#           - calico-system
#           - longhorn-system
package hasp.policies.network.kubernetes_api_contacted

import data.hasp.lib.executions
import data.hasp.lib.occasions
import data.hasp.lib.peers

parameters := data.hasp.parameters["kubernetes-api-contacted"]

violations contains {
	"message": $"{input.event.process.name} connected to the Kubernetes API at {peers.shown(peers.other)}",
	"path": peers.pointer,
	"observed": peers.shown(peers.other),
	"source": executions.source,
} if {
	is_api
	input.container
	not occasions.is_build
	not executions.is_image(parameters.allowedImages)
	not is_of_cluster
}

is_of_cluster if input.workload.namespace in parameters.allowedNamespaces

is_api if input.event.destination.entity == "apiserver"

is_api if input.event.destination.service in {"default/kubernetes", "kubernetes"}

is_api if {
	some name in peers.names
	name in {"kubernetes", "kubernetes.default", "kubernetes.default.svc", "kubernetes.default.svc.cluster.local"}
}
