# METADATA
# scope: package
# title: SSH server run in a container
# description: |
#   An SSH server is a second way into a container, past the access rules and the records of the orchestrator.
# custom:
#   id: ssh-server-executed
#   severity: medium
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     parameter: programs
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Take the server out of the image; use `kubectl exec` with its access rules. List images whose purpose is SSH in
#     `allowedImages`.
#   references:
#     - NIST-800-190 4.4.4
#     - CIS-Docker-1.6.0 5.7
#     - MITRE T1021.004
#   parameters:
#     type: object
#     properties:
#       programs:
#         type: array
#         items: {type: string}
#         description: Names of programs that it is asked about.
#         default: [dropbear, sshd, tinysshd]
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: Globs over registry/repository, alone or with `:tag` or `@digest`, of images in which it is expected.
#         default: ["**/gitea", "**/forgejo", "**/gitlab-*", "**/*openssh*", "**/*sftp*", "docker.io/jenkins/*"]
package hasp.policies.process.ssh_server_executed

import data.hasp.lib.executions
import data.hasp.lib.occasions

parameters := data.hasp.parameters["ssh-server-executed"]

violations contains {
	"message": $"{executions.text} was started in a container",
	"path": "/event/process",
	"observed": executions.shown,
	"source": executions.source,
} if {
	input.container
	not is_question
	not occasions.is_build
	not executions.is_image(parameters.allowedImages)
}

is_question if {
	some option in executions.options
	option in {"-t", "-T", "-V"}
}
