# METADATA
# scope: package
# title: Files copied out of a container
# description: |
#   `kubectl cp` and `docker cp` carry whatever a container can read past every rule about its network.
# custom:
#   id: archive-copied-out
#   severity: medium
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     values: [bsdtar, tar]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Restrict `pods/exec`, find out who copied what, and rotate secrets that were among it.
#   references:
#     - NIST-800-190 4.3.1
#     - MITRE T1048
#     - MITRE T1005
#   parameters:
#     type: object
#     properties:
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: Globs over registry/repository, alone or with `:tag` or `@digest`, of images in which it is expected.
#         default: ["**/*velero*", "**/*backup*"]
package hasp.policies.process.archive_copied_out

import data.hasp.lib.executions

parameters := data.hasp.parameters["archive-copied-out"]

violations contains {
	"message": $"{executions.text} was run from outside and copies files out",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	input.container
	input.event.process.entered
	not input.event.process.tty
	packs
	"-" in executions.arguments
	not executions.is_image(parameters.allowedImages)
}

packs if {
	some word in [executions.arguments[0], executions.arguments[1]]
	not startswith(word, "--")
	contains(word, "c")
	contains(word, "f")
}

packs if "--create" in executions.arguments
