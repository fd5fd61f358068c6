# METADATA
# scope: package
# title: Command to become another user
# description: |
#   In a container nobody has to become another user; who tries wants more rights than the image gave.
# custom:
#   id: privilege-raised-command
#   severity: medium
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     values: [doas, dzdo, pkexec, su, sudo, sudoedit]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Take set-uid programs out of the image and set allowPrivilegeEscalation to false (`no-new-privileges`).
#   references:
#     - NIST-800-190 4.1.2
#     - CIS-Docker-1.6.0 4.8
#     - MITRE T1548.001
#     - MITRE T1548.003
#   parameters:
#     type: object
#     properties:
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: Globs over registry/repository, alone or with `:tag` or `@digest`, of images in which it is expected.
#         default: []
package hasp.policies.process.privilege_raised_command

import data.hasp.lib.executions
import data.hasp.lib.occasions

parameters := data.hasp.parameters["privilege-raised-command"]

violations contains {
	"message": $"{executions.text} was run by user {uid}",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	input.container
	uid := input.event.process.uid
	uid > 0
	not occasions.is_ordinary
	not occasions.is_scheduled
	not executions.is_image(parameters.allowedImages)
}
