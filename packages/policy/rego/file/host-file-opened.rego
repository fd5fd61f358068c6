# METADATA
# scope: package
# title: Sensitive file of the node opened through a mount
# description: |
#   A container that has the node's file system mounted is as good as the node, once somebody reads its keys or
#   changes what it runs.
# custom:
#   id: host-file-opened
#   severity: high
#   subjects: [file]
#   events: [open, create, rename, unlink]
#   dispatch:
#     by: path
#     parameter: roots
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Mount only the directories that the container needs, read-only; list images of node agents in `allowedImages`.
#   references:
#     - NIST-800-190 4.4.4
#     - NIST-800-190 4.4.3
#     - CIS-Docker-1.6.0 5.5
#     - MITRE T1611
#     - MITRE T1005
#   parameters:
#     type: object
#     properties:
#       roots:
#         type: array
#         items: {type: string}
#         description: >-
#           Where the node's file system is mounted, and the ways there by /proc.
#         default: [/host, /hostfs, /host-root, /hostroot, /rootfs, /node-root, /mnt/host, /proc/1/root]
#       paths:
#         type: array
#         items: {type: string}
#         description: >-
#           What of the node is sensitive.
#         default:
#           - /etc/shadow
#           - /etc/gshadow
#           - /etc/sudoers
#           - /etc/sudoers.d
#           - /etc/crontab
#           - /etc/cron.d
#           - /etc/kubernetes
#           - /etc/rancher
#           - /etc/ssh
#           - /root
#           - /home
#           - /var/lib/kubelet/pki
#           - /var/lib/kubelet/pods
#           - /var/lib/rancher/k3s/server
#           - /var/spool/cron
#           - /run/docker.sock
#           - /run/containerd/containerd.sock
#           - /var/run/docker.sock
#           - /boot
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: >-
#           Globs over registry/repository, alone or with `:tag` or `@digest`, of images that watch or set up
#           nodes.
#         default:
#           - "**/*kube-bench*"
#           - "**/*node-problem-detector*"
#           - "**/*node-agent*"
#           - "**/*host-scanner*"
#           - "**/*trivy*"
#           - "**/*osquery*"
package hasp.policies.file.host_file_opened

import data.hasp.lib.executions
import data.hasp.lib.file_events

parameters := data.hasp.parameters["host-file-opened"]

violations contains {
	"message": $"{input.event.process.name} opened {input.event.path}",
	"path": "/event/path",
	"observed": input.event.path,
	"source": executions.source,
} if {
	some root in parameters.roots
	startswith(input.event.path, $"{root}/")
	inside := substring(input.event.path, count(root), -1)
	file_events.is_below(inside, parameters.paths)
	input.container
	not executions.is_image(parameters.allowedImages)
}
