# METADATA
# scope: package
# title: Text decoded in a container
# description: |
#   Encoded text is how programs and keys are brought in and carried out past filters.
# custom:
#   id: payload-decoded
#   severity: low
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     values: [base32, base64, basenc]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Find out what is decoded; programs can decode by themselves. List images that need it in `allowedImages`.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1140
#   parameters:
#     type: object
#     properties:
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: Globs over registry/repository, alone or with `:tag` or `@digest`, of images in which it is expected.
#         default: []
package hasp.policies.process.payload_decoded

import data.hasp.lib.executions
import data.hasp.lib.occasions

parameters := data.hasp.parameters["payload-decoded"]

violations contains {
	"message": $"{executions.text} decodes text",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	input.container
	decodes
	not occasions.is_ordinary
	not executions.is_image(parameters.allowedImages)
}

decodes if executions.has_letter("d")

decodes if executions.has_letter("D")

decodes if "--decode" in executions.arguments
