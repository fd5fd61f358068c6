# METADATA
# scope: package
# title: Request as a member of system:masters
# description: |
#   The group system:masters may do everything and is asked of no authorizer; its certificates cannot be revoked. It is for the
#   day on which nothing else works.
# custom:
#   id: system-masters-used
#   severity: medium
#   subjects: [access]
#   phases: [deploy, run]
#   enforcement: audit
#   profiles:
#     recommended: audit
#     strict: audit
#   remediation: >-
#     Use a user of its own with roles of its own; keep the file of system:masters locked away and make a new certificate
#     authority if it was copied.
#   references:
#     - CIS-Kubernetes-1.10.0 5.1.7
#     - MITRE T1078
#     - NIST-800-190 4.3.1
#   parameters:
#     type: object
#     properties:
#       allowed:
#         type: array
#         items: {type: string}
#         description: Users that belong to it by nature, or may use it.
#         default: [system:apiserver]
package hasp.policies.access.system_masters_used

import data.hasp.lib.accesses

parameters := data.hasp.parameters["system-masters-used"]

violations contains {
	"message": $"{accesses.told} uses {input.access.verb} on {accesses.target} {accesses.place} as a member of system:masters",
	"path": "/access/user/groups",
	"observed": input.access.user.groups,
} if {
	"system:masters" in input.access.user.groups
	not accesses.is_one_of(parameters.allowed)
}
