# METADATA
# scope: package
# title: Client of the Kubernetes API run in a container
# description: |
#   An application has no use for kubectl; an intruder with the Pod's token has.
# custom:
#   id: kubernetes-client-executed
#   severity: medium
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     parameter: programs
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Take the client out of the image and do not mount a token that is not needed. List images that work on the cluster by
#     design in `allowedImages`.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1609
#     - MITRE T1613
#   parameters:
#     type: object
#     properties:
#       programs:
#         type: array
#         items: {type: string}
#         description: Names of programs that it is asked about.
#         default: [helm, k9s, kubeadm, kubectl, oc, stern]
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: Globs over registry/repository, alone or with `:tag` or `@digest`, of images in which it is expected.
#         default:
#           - "**/*kubectl*"
#           - "**/argocd*"
#           - "**/*helm*"
#           - docker.io/alpine/k8s
#           - "docker.io/rancher/**"
#           - "**/*fluxcd*"
#           - "**/*gitops*"
#           - "**/*velero*"
package hasp.policies.process.kubernetes_client_executed

import data.hasp.lib.executions
import data.hasp.lib.occasions

parameters := data.hasp.parameters["kubernetes-client-executed"]

violations contains {
	"message": $"{executions.text} was run in a container",
	"path": "/event/process",
	"observed": executions.shown,
	"source": executions.source,
} if {
	input.container
	not occasions.is_ordinary
	not executions.is_image(parameters.allowedImages)
}
