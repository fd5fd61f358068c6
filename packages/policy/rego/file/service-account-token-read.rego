# METADATA
# scope: package
# title: Token of the service account read by a tool
# description: |
#   The token speaks to the Kubernetes API for the workload. Programs read it by themselves; a shell, `cat` or `curl`
#   that does takes it elsewhere.
# custom:
#   id: service-account-token-read
#   severity: high
#   subjects: [file]
#   events: [open]
#   dispatch:
#     by: path
#     parameter: paths
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Set `automountServiceAccountToken: false` where the workload does not ask the API; replace the Pod, which ends
#     the token.
#   references:
#     - NIST-800-190 4.4.4
#     - CIS-Kubernetes-1.10.0 5.1.6
#     - MITRE T1528
#     - MITRE T1552.001
#   parameters:
#     type: object
#     properties:
#       paths:
#         type: array
#         items: {type: string}
#         description: >-
#           Directories that hold tokens.
#         default:
#           - /run/secrets/kubernetes.io/serviceaccount
#           - /var/run/secrets/kubernetes.io/serviceaccount
#           - /var/run/secrets/eks.amazonaws.com
#           - /run/secrets/eks.amazonaws.com
#           - /var/run/secrets/azure/tokens
#           - /run/secrets/azure/tokens
#           - /var/run/secrets/tokens
package hasp.policies.file.service_account_token_read

import data.hasp.lib.executions
import data.hasp.lib.file_events

parameters := data.hasp.parameters["service-account-token-read"]

violations contains {
	"message": $"{input.event.process.name} read {input.event.path}",
	"path": "/event/path",
	"observed": input.event.path,
	"source": executions.source,
} if {
	file_events.is_read
	file_events.is_below(input.event.path, parameters.paths)
	not endswith(input.event.path, ".crt")
	not endswith(input.event.path, "/namespace")
	file_events.is_by_reader
	not file_events.is_expected
}
