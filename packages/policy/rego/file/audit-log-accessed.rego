# METADATA
# scope: package
# title: Audit log of the API server opened or changed
# description: |
#   The audit log says who did what to the cluster, and holds names of secrets and users; nothing but its server and a
#   shipper has business there.
# custom:
#   id: audit-log-accessed
#   severity: high
#   subjects: [file]
#   events: [open, unlink, rename, chmod, chown]
#   dispatch:
#     by: path
#     parameter: paths
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Ship the audit log by a webhook of the API server; mount its directory read-only for the shipper alone.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1070.002
#     - MITRE T1005
#   parameters:
#     type: object
#     properties:
#       paths:
#         type: array
#         items: {type: string}
#         description: >-
#           Directories and files of audit logs.
#         default:
#           - /var/log/kube-apiserver
#           - /var/log/kubernetes/audit
#           - /var/log/kubernetes/audit.log
#           - /var/log/apiserver
#           - /var/log/oauth-apiserver
#           - /var/log/openshift-apiserver
#           - /var/lib/rancher/k3s/server/logs
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: >-
#           Programs that write or ship it.
#         default:
#           - auditbeat
#           - datadog-agent
#           - agent
#           - agent-data-plane
#           - filebeat
#           - fluent-bit
#           - fluentd
#           - k3s
#           - kube-apiserver
#           - logrotate
#           - oauth-apiserver
#           - openshift-apiserver
#           - otelcol
#           - otelcol-contrib
#           - promtail
#           - ruby
#           - vector
#           - alloy
package hasp.policies.file.audit_log_accessed

import data.hasp.lib.executions
import data.hasp.lib.file_events

parameters := data.hasp.parameters["audit-log-accessed"]

violations contains {
	"message": $"{input.event.process.name} accessed {input.event.path}",
	"path": "/event/path",
	"observed": input.event.path,
	"source": executions.source,
} if {
	file_events.is_below(input.event.path, parameters.paths)
	file_events.succeeded
	not file_events.is_expected
	not executions.is_program(parameters.allowedPrograms)
}
