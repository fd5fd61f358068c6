# METADATA
# scope: package
# title: Where packages come from changed
# description: |
#   Whoever adds a repository or its key decides what the next update installs.
# custom:
#   id: package-source-changed
#   severity: medium
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
#     Install packages while the image is built, and take the package manager out of it.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1195.002
#     - MITRE T1072
#   parameters:
#     type: object
#     properties:
#       paths:
#         type: array
#         items: {type: string}
#         description: >-
#           Files and directories that are watched.
#         default:
#           - /etc/apt
#           - /etc/yum.conf
#           - /etc/yum.repos.d
#           - /etc/dnf
#           - /etc/zypp
#           - /etc/apk/repositories
#           - /etc/apk/keys
#           - /etc/pacman.conf
#           - /etc/pki/rpm-gpg
#           - /usr/share/keyrings
#           - /etc/pip.conf
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: >-
#           Programs that manage repositories.
#         default: [add-apt-repository, subscription-manager, yum-config-manager, apt-key]
package hasp.policies.file.package_source_changed

import data.hasp.lib.executions
import data.hasp.lib.file_events

parameters := data.hasp.parameters["package-source-changed"]

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
