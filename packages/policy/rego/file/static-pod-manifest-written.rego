# METADATA
# scope: package
# title: Manifest of a static Pod written
# description: |
#   The kubelet runs what lies there without asking the API: no admission, no RBAC, no audit.
# custom:
#   id: static-pod-manifest-written
#   severity: high
#   subjects: [file]
#   events: [open, create, rename, link, symlink]
#   dispatch:
#     by: path
#     parameter: paths
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Delete the manifest, and mount no directory of the kubelet into a container.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1610
#     - MITRE T1543
#   parameters:
#     type: object
#     properties:
#       paths:
#         type: array
#         items: {type: string}
#         description: >-
#           Files and directories that are watched.
#         default:
#           - /etc/kubernetes/manifests
#           - /var/lib/rancher/k3s/agent/pod-manifests
#           - /var/lib/rancher/rke2/agent/pod-manifests
#           - /etc/kubelet.d
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: >-
#           Programs that set the control plane up.
#         default: [ansible, etcdadm, k0s, k3s, kops, kubeadm, kubelet, nodeup, rke2]
package hasp.policies.file.static_pod_manifest_written

import data.hasp.lib.executions
import data.hasp.lib.file_events

parameters := data.hasp.parameters["static-pod-manifest-written"]

violations contains {
	"message": $"{input.event.process.name} {file_events.verb} {path}",
	"path": pointer,
	"observed": path,
	"source": executions.source,
} if {
	some pointer, path in file_events.written
	file_events.is_below(path, parameters.paths)
	not file_events.is_expected
	not executions.is_program(parameters.allowedPrograms)
}
