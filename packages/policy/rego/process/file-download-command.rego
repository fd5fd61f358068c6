# METADATA
# scope: package
# title: Command downloads a file
# description: |
#   Tools and second stages of an attack are downloaded by what the image happens to have.
# custom:
#   id: file-download-command
#   severity: low
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
#     Bring files in with the image. Take curl and wget out of it where only a probe needs them.
#   references:
#     - NIST-800-190 4.4.4
#     - CIS-Docker-1.6.0 4.3
#     - MITRE T1105
#   parameters:
#     type: object
#     properties:
#       programs:
#         type: array
#         items: {type: string}
#         description: Names of programs that it is asked about.
#         default: [aria2c, axel, curl, ftpget, lwp-download, tftp, wget]
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: Globs over registry/repository, alone or with `:tag` or `@digest`, of images in which it is expected.
#         default: []
package hasp.policies.process.file_download_command

import data.hasp.lib.executions
import data.hasp.lib.occasions

parameters := data.hasp.parameters["file-download-command"]

violations contains {
	"message": $"{executions.text} downloads a file",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	input.container
	downloads
	not is_local
	not occasions.is_ordinary
	not occasions.is_scheduled
	not executions.is_image(parameters.allowedImages)
}

# curl writes to its output unless told otherwise, the others to a file.
downloads if {
	executions.is_program({"curl"})
	writes
	not "/dev/null" in executions.arguments
}

writes if executions.has_letter("o")

writes if executions.has_letter("O")

writes if {
	some option in executions.options
	some name in ["--output", "--remote-name"]
	startswith(option, name)
}

downloads if {
	not executions.is_program({"curl"})
	count(executions.operands) > 0
	not discards
}

discards if "--spider" in executions.arguments

discards if "/dev/null" in executions.arguments

discards if {
	some option in executions.options
	endswith(option, "O-")
}

discards if "-" in executions.option_values("O", "output-document")

is_local if {
	some host in ["://localhost", "://127.", "://[::1]", "://0.0.0.0"]
	contains(executions.line, host)
}
