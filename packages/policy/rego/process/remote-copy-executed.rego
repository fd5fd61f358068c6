# METADATA
# scope: package
# title: Remote copy tool run in a container
# description: |
#   Copies over the network are how data leave a container and tools come in.
# custom:
#   id: remote-copy-executed
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
#     Take the tool out of the image; give data a volume or an object store. List images that copy by design in
#     `allowedImages`.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1048
#     - MITRE T1570
#   parameters:
#     type: object
#     properties:
#       programs:
#         type: array
#         items: {type: string}
#         description: Names of programs that it is asked about.
#         default:
#           - croc
#           - dcp
#           - ftp
#           - lftp
#           - magic-wormhole
#           - mc
#           - ncftpput
#           - rclone
#           - rcp
#           - rsync
#           - s3cmd
#           - scp
#           - sftp
#           - ssh-copy-id
#           - sshfs
#           - wormhole
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: Globs over registry/repository, alone or with `:tag` or `@digest`, of images in which it is expected.
#         default: ["**/*rsync*", "docker.io/rclone/*", "docker.io/minio/*", "**/*restic*", "**/*backup*"]
package hasp.policies.process.remote_copy_executed

import data.hasp.lib.executions
import data.hasp.lib.occasions

parameters := data.hasp.parameters["remote-copy-executed"]

violations contains {
	"message": $"{executions.text} copies over the network",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	input.container
	is_remote
	not occasions.is_ordinary
	not executions.is_image(parameters.allowedImages)
}

# rsync copies within a container too: entrypoints unpack what they bring so.
is_remote if not executions.is_program({"rsync"})

is_remote if {
	some operand in executions.operands
	contains(operand, ":")
	not startswith(operand, "/")
}

is_remote if "--daemon" in executions.options
