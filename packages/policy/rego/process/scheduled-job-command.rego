# METADATA
# scope: package
# title: Command schedules a job
# description: |
#   A job that is scheduled later comes back after whoever set it is gone.
# custom:
#   id: scheduled-job-command
#   severity: high
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     parameter: programs
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Replace the container and read the job. Schedule with a CronJob, or put the schedule into the image.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1053.003
#     - MITRE T1053.002
#   parameters:
#     type: object
#     properties:
#       programs:
#         type: array
#         items: {type: string}
#         description: Names of programs that it is asked about.
#         default: [at, atrm, batch, crontab]
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: Globs over registry/repository, alone or with `:tag` or `@digest`, of images in which it is expected.
#         default: []
package hasp.policies.process.scheduled_job_command

import data.hasp.lib.executions
import data.hasp.lib.occasions

parameters := data.hasp.parameters["scheduled-job-command"]

violations contains {
	"message": $"{executions.text} schedules a job",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	not is_listing
	not occasions.is_ordinary
	not occasions.is_of_package
	not occasions.is_scheduled
	not executions.is_image(parameters.allowedImages)
}

is_listing if {
	some option in executions.options
	option in {"-l", "-V", "--version", "--help", "-h"}
}
