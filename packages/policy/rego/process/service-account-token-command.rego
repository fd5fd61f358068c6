# METADATA
# scope: package
# title: Command reads the service account token
# description: |
#   Applications read the token by a library. A command that reads it is a script of somebody who wants to ask the API
#   something.
# custom:
#   id: service-account-token-command
#   severity: medium
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     values:
#       - awk
#       - base64
#       - cat
#       - cp
#       - cut
#       - dd
#       - gawk
#       - grep
#       - head
#       - hexdump
#       - less
#       - more
#       - nl
#       - od
#       - sed
#       - sort
#       - strings
#       - tac
#       - tail
#       - tar
#       - tee
#       - tr
#       - xxd
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Set automountServiceAccountToken to false where the API is not needed, and give the account no more than it needs.
#   references:
#     - NIST-800-190 4.3.1
#     - MITRE T1528
#     - MITRE T1552.007
#   parameters:
#     type: object
#     properties:
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: Globs over registry/repository, alone or with `:tag` or `@digest`, of images in which it is expected.
#         default: []
package hasp.policies.process.service_account_token_command

import data.hasp.lib.executions
import data.hasp.lib.occasions

parameters := data.hasp.parameters["service-account-token-command"]

violations contains {
	"message": $"{executions.text} reads the service account token",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	contains(executions.line, "serviceaccount/")
	contains(executions.line, "token")
	not occasions.is_ordinary
	not executions.is_image(parameters.allowedImages)
}
