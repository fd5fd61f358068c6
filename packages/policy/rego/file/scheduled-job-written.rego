# METADATA
# scope: package
# title: Scheduled job written
# description: |
#   A job runs again and again without anybody: it brings back what was removed.
# custom:
#   id: scheduled-job-written
#   severity: medium
#   subjects: [file]
#   events: [open, create, rename, link, symlink]
#   dispatch:
#     by: path
#     parameter: paths
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Look at the job and replace the container; use a CronJob of the cluster for what has to run on a schedule.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1053.003
#   parameters:
#     type: object
#     properties:
#       paths:
#         type: array
#         items: {type: string}
#         description: >-
#           Files and directories that are watched.
#         default:
#           - /etc/crontab
#           - /etc/anacrontab
#           - /etc/cron.d
#           - /etc/cron.hourly
#           - /etc/cron.daily
#           - /etc/cron.weekly
#           - /etc/cron.monthly
#           - /etc/crontabs
#           - /var/spool/cron
#           - /var/spool/at
#           - /var/spool/cronjobs
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: >-
#           Programs that write jobs by design.
#         default: [atd, cron, crond, anacron]
package hasp.policies.file.scheduled_job_written

import data.hasp.lib.executions
import data.hasp.lib.file_events

parameters := data.hasp.parameters["scheduled-job-written"]

violations contains {
	"message": $"{input.event.process.name} {file_events.verb} {path}",
	"path": pointer,
	"observed": path,
	"source": executions.source,
} if {
	some pointer, path in file_events.written
	file_events.is_below(path, parameters.paths)
	not file_events.is_expected
	not executions.is_program(parameters.allowedPrograms)
}
