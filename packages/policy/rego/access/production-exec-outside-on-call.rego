# METADATA
# scope: package
# title: Command in production by somebody who is not on call
# description: |
#   In production only those who are on call have a reason to touch a running container. Silent until the group is named.
# custom:
#   id: production-exec-outside-on-call
#   severity: high
#   subjects: [access]
#   phases: [deploy, run]
#   enforcement: enforce
#   profiles:
#     strict: enforce
#   remediation: >-
#     Ask the group that is on call, or have the user added to it for the time of the incident.
#   references:
#     - MITRE T1609
#     - MITRE T1078
#     - NIST-800-190 4.3.1
#   parameters:
#     type: object
#     properties:
#       onCall:
#         type: array
#         items: {type: string}
#         description: Groups and users that are on call; none means that nothing is asked.
#         default: []
#       environments:
#         type: array
#         items: {type: string}
#         description: Environments that count as production.
#         default: [production, prod]
#       label:
#         type: string
#         description: Label of a namespace that names its environment.
#         default: "environment"
package hasp.policies.access.production_exec_outside_on_call

import data.hasp.lib.accesses
import data.hasp.lib.production

parameters := data.hasp.parameters["production-exec-outside-on-call"]

violations contains {
	"message": $"{accesses.told} uses {accesses.target} of Pod {accesses.place} in production and is in none of {concat(", ", parameters.onCall)}",
	"path": "/access/user/groups",
	"observed": input.access.user.groups,
	"expected": parameters.onCall,
} if {
	is_asked
	production.is_in(parameters.environments, parameters.label)
}

unknowns contains {
	"message": $"whether Pod {accesses.place} is in production could not be told",
	"path": "/context",
} if {
	is_asked
	production.is_unknown(parameters.label)
}

is_asked if {
	input.access.subresource in ["exec", "attach", "portforward"]
	count(parameters.onCall) > 0
	input.access.resource.resource == "pods"
	accesses.happened
	not accesses.is_one_of(parameters.onCall)
}
