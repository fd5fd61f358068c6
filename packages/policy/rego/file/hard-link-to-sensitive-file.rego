# METADATA
# scope: package
# title: Hard link to a sensitive file
# description: |
#   A second name keeps a sensitive file within reach and evades rules by path.
# custom:
#   id: hard-link-to-sensitive-file
#   severity: high
#   subjects: [file]
#   events: [link]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Delete the link, and set `fs.protected_hardlinks` to 1 on the node.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1555
#     - CWE-59
#   parameters:
#     type: object
#     properties:
#       paths:
#         type: array
#         items: {type: string}
#         description: >-
#           Files, and directories with all below them, that nothing should have another name of.
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
#           - /root/.ssh
#           - /etc/kubernetes
#           - /var/lib/kubelet
#           - /run/docker.sock
#           - /var/run/docker.sock
#       directories:
#         type: array
#         items: {type: string}
#         description: >-
#           Directories that nothing should have another name of; what lies in them may.
#         default: [/, /etc, /root]
package hasp.policies.file.hard_link_to_sensitive_file

import data.hasp.lib.executions
import data.hasp.lib.file_events
import data.hasp.lib.paths

parameters := data.hasp.parameters["hard-link-to-sensitive-file"]

violations contains {
	"message": $"{input.event.process.name} made the name {input.event.path} to {input.event.to}",
	"path": "/event/to",
	"observed": input.event.to,
	"source": executions.source,
} if {
	is_sensitive(target)
	file_events.succeeded
	not file_events.is_expected
}

# What stands in a link begins at the directory that it lies in.
target := paths.normal(input.event.to) if {
	startswith(input.event.to, "/")
} else := paths.normal($"{file_events.directory(input.event.path)}/{input.event.to}")

is_sensitive(path) if path in parameters.directories

is_sensitive(path) if file_events.is_below(path, parameters.paths)
