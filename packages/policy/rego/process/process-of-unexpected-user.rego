# METADATA
# scope: package
# title: Process of a user that is not expected
# description: |
#   Where it is known which users a workload has, another one is an intruder or a mistake.
# custom:
#   id: process-of-unexpected-user
#   severity: medium
#   subjects: [process]
#   events: [exec]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     strict: warn
#   remediation: >-
#     Find out how the process got its user; add the user to `uids` if it is meant to be there.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1078
#   parameters:
#     type: object
#     properties:
#       uids:
#         type: array
#         items: {type: integer}
#         description: The users that processes may have; none means that every user is expected.
#         default: []
package hasp.policies.process.process_of_unexpected_user

import data.hasp.lib.executions

uids := data.hasp.parameters["process-of-unexpected-user"].uids

violations contains {
	"message": $"{executions.text} runs as user {uid}",
	"path": "/event/process/uid",
	"observed": uid,
	"expected": uids,
	"source": executions.source,
} if {
	uids != []
	input.container
	uid := input.event.process.uid
	not uid in uids
}

unknowns contains {
	"message": $"which user {input.event.process.name} runs as was not told",
	"path": "/event/process",
} if {
	uids != []
	input.container
	not input.event.process.uid
}
