# METADATA
# scope: package
# title: File reached by climbing out of a directory
# description: |
#   A name with `../../` in it that ends at a sensitive file is what a traversal attack asks a server for.
# custom:
#   id: path-traversal-file-read
#   severity: high
#   subjects: [file]
#   events: [open]
#   dispatch:
#     by: path
#     parameter: paths
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Check paths that requests name after resolving them against the directory that is served, and give the server
#     a read-only root with only what it serves.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1083
#     - MITRE T1190
#     - CWE-22
#   parameters:
#     type: object
#     properties:
#       paths:
#         type: array
#         items: {type: string}
#         description: >-
#           Files and directories that are watched, whether the attempt succeeds or not.
#         default:
#           - /etc/shadow
#           - /etc/shadow-
#           - /etc/gshadow
#           - /etc/gshadow-
#           - /etc/sudoers
#           - /etc/sudoers.d
#           - /etc/pam.conf
#           - /etc/pam.d
#           - /etc/security/pwquality.conf
#           - /etc/security/opasswd
#           - /etc/passwd
#           - /etc/group
#           - /etc/ssh
#           - /etc/kubernetes
#           - /root/.ssh
#           - /root/.aws
#           - /root/.kube
#           - /root/.docker
#           - /run/secrets
#           - /var/run/secrets
#           - /proc/self
#           - /proc/1
#           - /var/lib/kubelet
package hasp.policies.file.path_traversal_file_read

import data.hasp.lib.executions
import data.hasp.lib.file_events
import data.hasp.lib.occasions

parameters := data.hasp.parameters["path-traversal-file-read"]

violations contains {
	"message": $"{input.event.process.name} opened {input.event.path} as {input.event.rawPath}",
	"path": "/event/rawPath",
	"observed": input.event.rawPath,
	"source": executions.source,
} if {
	contains(input.event.rawPath, "../../")
	file_events.is_below(input.event.path, parameters.paths)
	not occasions.is_build
	not file_events.is_packaging
}
