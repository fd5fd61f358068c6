# METADATA
# scope: package
# title: What is audited or logged changed
# description: |
#   Rules of auditd and syslog are cut before the rest of an attack, so that nothing of it is written.
# custom:
#   id: audit-configuration-changed
#   severity: high
#   subjects: [file]
#   events: [open, create, rename, link, symlink, unlink, chmod, chown]
#   dispatch:
#     by: path
#     parameter: paths
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Restore the configuration, and ship logs off the node as they are written.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1562.001
#     - MITRE T1562.012
#   parameters:
#     type: object
#     properties:
#       paths:
#         type: array
#         items: {type: string}
#         description: >-
#           Files and directories that are watched.
#         default:
#           - /etc/audit
#           - /etc/audisp
#           - /etc/rsyslog.conf
#           - /etc/rsyslog.d
#           - /etc/syslog.conf
#           - /etc/syslog-ng
#           - /etc/systemd/journald.conf
#           - /etc/systemd/journald.conf.d
#           - /etc/falco
#           - /etc/hasp
package hasp.policies.file.audit_configuration_changed

import data.hasp.lib.executions
import data.hasp.lib.file_events

parameters := data.hasp.parameters["audit-configuration-changed"]

violations contains {
	"message": $"{input.event.process.name} {file_events.verb} {path}",
	"path": pointer,
	"observed": path,
	"source": executions.source,
} if {
	some pointer, path in file_events.changed
	file_events.is_below(path, parameters.paths)
	not file_events.is_expected
}
