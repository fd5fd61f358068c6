# METADATA
# scope: package
# title: Configuration of the system written
# description: |
#   What stands below /etc decides who may log in, what starts and what is trusted; a container that runs has its
#   settings already.
# custom:
#   id: configuration-written
#   severity: low
#   subjects: [file]
#   events: [open, create, rename, link, symlink, unlink, chmod, chown, mkdir, rmdir]
#   dispatch:
#     by: path
#     parameter: paths
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Mount configuration as a ConfigMap or Secret, or write it in the entrypoint, and make the root file system
#     read-only.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1565.001
#   parameters:
#     type: object
#     properties:
#       paths:
#         type: array
#         items: {type: string}
#         description: >-
#           Files and directories that are watched.
#         default: [/etc]
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: >-
#           Programs that write configuration while they run.
#         default: [certbot, confd, consul-template, dhclient, dockerd, update-ca-certificates, vault]
#       allowedPaths:
#         type: array
#         items: {type: string}
#         description: >-
#           Files and directories that may change.
#         default:
#           - /etc/mtab
#           - /etc/.pwd.lock
#           - /etc/alertmanager
#           - /etc/letsencrypt
#           - /etc/nginx/conf.d
#           - /etc/prometheus
package hasp.policies.file.configuration_written

import data.hasp.lib.executions
import data.hasp.lib.file_events

parameters := data.hasp.parameters["configuration-written"]

violations contains {
	"message": $"{input.event.process.name} {file_events.verb} {path}",
	"path": pointer,
	"observed": path,
	"source": executions.source,
} if {
	some pointer, path in file_events.changed
	file_events.is_below(path, parameters.paths)
	not file_events.is_below(path, parameters.allowedPaths)
	not file_events.is_expected
	not executions.is_program(parameters.allowedPrograms)
}
