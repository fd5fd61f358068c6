# METADATA
# scope: package
# title: Log of the system cleared
# description: |
#   Logs are cleared to hide how somebody came in and what he did.
# custom:
#   id: log-cleared
#   severity: high
#   subjects: [file]
#   events: [open, unlink]
#   dispatch:
#     by: part
#     parameter: names
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Ship logs off the node as they are written; take what happened from there and replace the container.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1070.002
#   parameters:
#     type: object
#     properties:
#       names:
#         type: array
#         items: {type: string}
#         description: >-
#           Names of logs.
#         default:
#           - audit.log
#           - auth.log
#           - btmp
#           - cron
#           - cron.log
#           - daemon.log
#           - faillog
#           - kern.log
#           - lastlog
#           - maillog
#           - messages
#           - secure
#           - syslog
#           - sudo.log
#           - user.log
#           - utmp
#           - wtmp
#           - yum.log
#           - dpkg.log
#       directories:
#         type: array
#         items: {type: string}
#         description: >-
#           Where logs lie.
#         default: [/var/log, /run/log, /var/run/utmp, /run/utmp, /host/var/log]
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: >-
#           Programs that rotate or keep logs.
#         default:
#           - auditd
#           - filebeat
#           - fluent-bit
#           - fluentd
#           - logrotate
#           - newsyslog
#           - rsyslogd
#           - savelog
#           - syslog-ng
#           - syslogd
#           - systemd-journald
#           - systemd-update-utmp
#           - vector
package hasp.policies.file.log_cleared

import data.hasp.lib.executions
import data.hasp.lib.file_events
import data.hasp.lib.occasions
import data.hasp.lib.paths

parameters := data.hasp.parameters["log-cleared"]

violations contains {
	"message": $"{input.event.process.name} {word} {input.event.path}",
	"path": "/event/path",
	"observed": input.event.path,
	"source": executions.source,
} if {
	word := done
	file_events.is_below(input.event.path, parameters.directories)
	paths.basename(input.event.path) in parameters.names
	file_events.succeeded
	not file_events.is_expected
	not occasions.is_scheduled
	not executions.is_program(parameters.allowedPrograms)
}

done := "deleted" if {
	input.event.type == "unlink"
} else := "emptied" if {
	"truncate" in input.event.modes
}
