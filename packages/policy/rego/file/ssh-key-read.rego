# METADATA
# scope: package
# title: Key of ssh read by something other than ssh
# description: |
#   A private key opens other machines; after a break-in the home directories are searched for it first.
# custom:
#   id: ssh-key-read
#   severity: high
#   subjects: [file]
#   events: [open]
#   dispatch:
#     by: part
#     parameter: names
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Replace the key, and keep keys in an agent or mount them for the program that needs them alone; list that
#     program in `allowedPrograms`.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1552.004
#   parameters:
#     type: object
#     properties:
#       names:
#         type: array
#         items: {type: string}
#         description: >-
#           Names of files that hold keys.
#         default:
#           - authorized_keys
#           - authorized_keys2
#           - id_dsa
#           - id_ecdsa
#           - id_ecdsa_sk
#           - id_ed25519
#           - id_ed25519_sk
#           - id_rsa
#           - identity
#           - ssh_host_dsa_key
#           - ssh_host_ecdsa_key
#           - ssh_host_ed25519_key
#           - ssh_host_rsa_key
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: >-
#           Programs that use keys.
#         default:
#           - ansible
#           - argocd
#           - cargo
#           - fluxd
#           - git
#           - git-remote-http
#           - go
#           - gpg-agent
#           - libvirtd
#           - rsync
#           - scp
#           - sftp
#           - sftp-server
#           - source-controller
#           - ssh
#           - ssh-add
#           - ssh-agent
#           - ssh-copy-id
#           - ssh-keygen
#           - ssh-keyscan
#           - ssh-pkcs11-helper
#           - sshd
#           - sshd-auth
#           - sshd-session
package hasp.policies.file.ssh_key_read

import data.hasp.lib.executions
import data.hasp.lib.file_events
import data.hasp.lib.paths

parameters := data.hasp.parameters["ssh-key-read"]

violations contains {
	"message": $"{input.event.process.name} read {input.event.path}",
	"path": "/event/path",
	"observed": input.event.path,
	"source": executions.source,
} if {
	file_events.is_read
	paths.basename(input.event.path) in parameters.names
	is_of_ssh
	not file_events.is_expected
	not executions.is_program(parameters.allowedPrograms)
}

# Where a key lies decides, so that a file of an application that has the name by chance is none.
is_of_ssh if endswith(file_events.directory(input.event.path), "/.ssh")

is_of_ssh if startswith(input.event.path, "/etc/ssh/")
