# METADATA
# scope: package
# title: Cron daemon run in a container
# description: |
#   A container runs one thing; what shall run at times belongs to the orchestrator, where it is seen, limited and logged.
# custom:
#   id: cron-daemon-executed
#   severity: low
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     parameter: programs
#   phases: [run]
#   enforcement: warn
#   profiles:
#     strict: warn
#   remediation: >-
#     Use a CronJob of the cluster or a timer of the node.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1053.003
#   parameters:
#     type: object
#     properties:
#       programs:
#         type: array
#         items: {type: string}
#         description: Names of programs that it is asked about.
#         default: [anacron, atd, cron, crond, fcron, supercronic]
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: Globs over registry/repository, alone or with `:tag` or `@digest`, of images in which it is expected.
#         default: []
package hasp.policies.process.cron_daemon_executed

import data.hasp.lib.executions

parameters := data.hasp.parameters["cron-daemon-executed"]

violations contains {
	"message": $"{executions.text} was started in a container",
	"path": "/event/process",
	"observed": executions.shown,
	"source": executions.source,
} if {
	input.container
	not executions.is_image(parameters.allowedImages)
}
