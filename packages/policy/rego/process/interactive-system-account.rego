# METADATA
# scope: package
# title: System account at a terminal
# description: |
#   Accounts of services have no people behind them; one at a terminal was taken over.
# custom:
#   id: interactive-system-account
#   severity: high
#   subjects: [process]
#   events: [exec]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Lock the account (`nologin`), find out how it was entered, and replace what it could change.
#   references:
#     - MITRE T1078.003
#     - MITRE T1059
#     - NIST-800-190 4.4.4
#   parameters:
#     type: object
#     properties:
#       users:
#         type: array
#         items: {type: string}
#         description: Accounts of services.
#         default:
#           - _apt
#           - apache
#           - backup
#           - bin
#           - daemon
#           - games
#           - gnats
#           - irc
#           - list
#           - lp
#           - mail
#           - man
#           - news
#           - nginx
#           - nobody
#           - postfix
#           - proxy
#           - sshd
#           - sync
#           - sys
#           - uucp
#           - www-data
#       uids:
#         type: array
#         items: {type: integer}
#         description: Their numbers, where the name was not told.
#         default: [1, 2, 3, 5, 6, 7, 8, 9, 10, 13, 33, 34, 38, 39, 41, 65534]
package hasp.policies.process.interactive_system_account

import data.hasp.lib.executions
import data.hasp.lib.processes

parameters := data.hasp.parameters["interactive-system-account"]

violations contains {
	"message": $"{executions.text} was run at a terminal by the system account {account}",
	"path": "/event/process",
	"observed": executions.shown,
	"source": executions.source,
} if {
	executions.process.tty > 0
	account := accounts[_]
	has_logged_in
}

accounts contains name if {
	name := input.event.process.user
	name in parameters.users
}

accounts contains uid if {
	not input.event.process.user
	uid := input.event.process.uid
	uid in parameters.uids
}

has_logged_in if {
	some ancestor in input.event.ancestry
	some name in processes.programs(ancestor)
	name in {"dropbear", "login", "sshd", "sshd-session", "su", "sudo"}
}
