# METADATA
# scope: package
# title: Private keys or passwords searched for
# description: |
#   Who has broken in looks for keys that lead further.
# custom:
#   id: private-keys-searched
#   severity: high
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     values: [ack, ag, egrep, fd, fgrep, find, grep, locate, mlocate, plocate, rg, rgrep, ugrep, zgrep]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Find out who ran it; rotate the keys that the container can read and keep them in a secret store.
#   references:
#     - NIST-800-190 4.1.4
#     - MITRE T1552.001
#     - MITRE T1552.004
#   parameters:
#     type: object
#     properties:
#       allowedCommands:
#         type: array
#         items: {type: string}
#         description: Beginnings of command lines that are expected.
#         default: []
package hasp.policies.process.private_keys_searched

import data.hasp.lib.executions
import data.hasp.lib.occasions

parameters := data.hasp.parameters["private-keys-searched"]

violations contains {
	"message": $"{executions.text} searches for {mark}",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	some mark in marks
	contains(executions.line, mark)
	not occasions.is_ordinary
	not is_expected
}

marks := ["id_rsa", "id_dsa", "id_ecdsa", "id_ed25519", "begin private", "begin rsa private", "begin dsa private", "begin ec private", "begin openssh private", "begin encrypted private", "begin pgp private", "shadow.bak", ".kdbx", ".htpasswd", "password=", "passwd=", "db_password", "*.pem", "*.ppk", "*.pfx"]

is_expected if {
	some start in parameters.allowedCommands
	startswith(executions.text, start)
}
