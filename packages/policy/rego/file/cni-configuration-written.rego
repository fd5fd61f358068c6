# METADATA
# scope: package
# title: Network plug-in changed
# description: |
#   The runtime runs CNI plug-ins as root of the node for each Pod; a changed one sees and redirects all traffic.
# custom:
#   id: cni-configuration-written
#   severity: medium
#   subjects: [file]
#   events: [open, create, rename, link, symlink]
#   dispatch:
#     by: path
#     parameter: paths
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Let only the network plug-in's own DaemonSet mount these directories; list its image in `allowedImages`.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1557
#     - MITRE T1543
#   parameters:
#     type: object
#     properties:
#       paths:
#         type: array
#         items: {type: string}
#         description: >-
#           Files and directories that are watched.
#         default: [/etc/cni, /opt/cni, /host/etc/cni, /host/opt/cni, /var/lib/rancher/k3s/agent/etc/cni]
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: >-
#           Globs over registry/repository, alone or with `:tag` or `@digest`, of images that install network
#           plug-ins.
#         default:
#           - "**/*cni*"
#           - "**/calico/**"
#           - "**/cilium/**"
#           - "**/*flannel*"
#           - "**/*multus*"
#           - "**/*weave*"
#           - "**/*istio*"
#           - "**/*linkerd*"
#           - "**/kube-ovn*"
#           - "**/*antrea*"
package hasp.policies.file.cni_configuration_written

import data.hasp.lib.executions
import data.hasp.lib.file_events
import data.hasp.lib.occasions

parameters := data.hasp.parameters["cni-configuration-written"]

violations contains {
	"message": $"{input.event.process.name} {file_events.verb} {path}",
	"path": pointer,
	"observed": path,
	"source": executions.source,
} if {
	some pointer, path in file_events.written
	file_events.is_below(path, parameters.paths)
	not file_events.is_packaging
	not occasions.is_build
	not executions.is_image(parameters.allowedImages)
}
