# METADATA
# scope: package
# title: Secret read by a person
# description: |
#   Programs get their Secrets from the kubelet. A person who reads one has its value on a screen, in a shell history or on a
#   laptop from then on.
# custom:
#   id: secret-read-by-person
#   severity: medium
#   subjects: [access]
#   phases: [deploy, run]
#   enforcement: audit
#   profiles:
#     recommended: audit
#     strict: audit
#   remediation: >-
#     Rotate the value if there was no reason; take `get` and `list` of secrets from the roles of people, and list those who may
#     in `allowed`.
#   references:
#     - CIS-Kubernetes-1.10.0 5.1.2
#     - NIST-800-190 4.1.4
#     - MITRE T1552.007
#   parameters:
#     type: object
#     properties:
#       allowed:
#         type: array
#         items: {type: string}
#         description: Users and groups that may do so; `*` at the end stands for any end.
#         default: []
#       namespaces:
#         type: array
#         items: {type: string}
#         description: Namespaces that it is asked about; none means all.
#         default: []
package hasp.policies.access.secret_read_by_person

import data.hasp.lib.accesses

parameters := data.hasp.parameters["secret-read-by-person"]

violations contains {
	"message": $"{accesses.told} reads Secret {accesses.place}",
	"path": "/access/user",
	"observed": {"user": accesses.told, "verb": input.access.verb},
} if {
	input.access.resource.resource == "secrets"
	accesses.is_read
	accesses.is_person
	accesses.happened
	accesses.is_in(parameters.namespaces)
	not accesses.is_one_of(parameters.allowed)
}
