# METADATA
# scope: package
# title: Request by an unexpected client
# description: |
#   People use few clients. Another one in their name is a script with a copied kubeconfig, or a tool that looks for what it may
#   do. Silent until the clients are listed.
# custom:
#   id: unexpected-client
#   severity: medium
#   subjects: [access]
#   phases: [run]
#   enforcement: audit
#   profiles:
#     strict: audit
#   remediation: >-
#     Find out who runs the client; make a new credential for the user if nobody knows it.
#   references:
#     - MITRE T1078
#     - MITRE T1071.001
#   parameters:
#     type: object
#     properties:
#       userAgents:
#         type: array
#         items: {type: string}
#         description: Beginnings of the user agents of people; none means that nothing is asked.
#         default: []
package hasp.policies.access.unexpected_client

import data.hasp.lib.accesses

parameters := data.hasp.parameters["unexpected-client"]

violations contains {
	"message": $"{accesses.told} uses the client {input.access.userAgent}",
	"path": "/access/userAgent",
	"observed": input.access.userAgent,
	"expected": parameters.userAgents,
} if {
	count(parameters.userAgents) > 0
	accesses.is_person
	not strings.any_prefix_match(input.access.userAgent, parameters.userAgents)
}

unknowns contains {
	"message": $"which client {accesses.told} uses is not told",
	"path": "/access",
} if {
	count(parameters.userAgents) > 0
	accesses.is_person
	not input.access.userAgent
}
