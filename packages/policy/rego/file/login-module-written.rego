# METADATA
# scope: package
# title: How users log in changed
# description: |
#   A module of PAM sees every password and decides whether it is right: one line or file lets in whoever knows a
#   word.
# custom:
#   id: login-module-written
#   severity: high
#   subjects: [file]
#   events: [open, create, rename, link, symlink]
#   dispatch:
#     by: part
#     values: [pam.conf, pam.d, security]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Compare with the packages' own files, replace the container or node and change passwords.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1556.003
#   parameters:
#     type: object
#     properties:
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: >-
#           Programs that configure logins.
#         default: [authconfig, authselect, pam-auth-update, pam-config]
package hasp.policies.file.login_module_written

import data.hasp.lib.executions
import data.hasp.lib.file_events

parameters := data.hasp.parameters["login-module-written"]

violations contains {
	"message": $"{input.event.process.name} {file_events.verb} {path}",
	"path": pointer,
	"observed": path,
	"source": executions.source,
} if {
	some pointer, path in file_events.written
	is_login(path)
	not file_events.is_expected
	not executions.is_program(parameters.allowedPrograms)
}

is_login(path) if file_events.is_below(path, ["/etc/pam.conf", "/etc/pam.d"])

is_login(path) if {
	endswith(path, ".so")
	contains(path, "/security/pam_")
}
