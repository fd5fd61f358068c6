# METADATA
# scope: package
# title: Database of packages changed by something else
# description: |
#   The database says which packages are installed and how their files looked; a change hides what was replaced, from
#   scanners too.
# custom:
#   id: package-database-changed
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
#     Replace the container; what its scanner says of it no longer holds.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1070
#     - MITRE T1565.001
#   parameters:
#     type: object
#     properties:
#       paths:
#         type: array
#         items: {type: string}
#         description: >-
#           Files and directories that are watched.
#         default:
#           - /var/lib/dpkg
#           - /var/lib/rpm
#           - /usr/lib/sysimage/rpm
#           - /lib/apk/db
#           - /usr/lib/apk/db
#           - /var/lib/pacman
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: >-
#           Programs that keep the database.
#         default: [debsums, dpkg-query, package-cleanup, rpmdb, rpm-ostree, tdnf, trivy, osqueryd]
package hasp.policies.file.package_database_changed

import data.hasp.lib.executions
import data.hasp.lib.file_events

parameters := data.hasp.parameters["package-database-changed"]

violations contains {
	"message": $"{input.event.process.name} {file_events.verb} {path}",
	"path": pointer,
	"observed": path,
	"source": executions.source,
} if {
	some pointer, path in file_events.changed
	file_events.is_below(path, parameters.paths)
	not file_events.is_expected
	not executions.is_program(parameters.allowedPrograms)
}
