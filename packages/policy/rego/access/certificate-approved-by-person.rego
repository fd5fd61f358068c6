# METADATA
# scope: package
# title: Certificate request approved by a person
# description: |
#   An approved request is a certificate that signs in as whoever it names, and that cannot be revoked.
# custom:
#   id: certificate-approved-by-person
#   severity: medium
#   subjects: [access]
#   phases: [deploy, run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Look at what was requested (`kubectl get csr NAME -o yaml`); list who may approve in `allowed`.
#   references:
#     - MITRE T1098.001
#     - MITRE T1649
#   parameters:
#     type: object
#     properties:
#       allowed:
#         type: array
#         items: {type: string}
#         description: Users and groups that may do so; `*` at the end stands for any end.
#         default: []
package hasp.policies.access.certificate_approved_by_person

import data.hasp.lib.accesses

parameters := data.hasp.parameters["certificate-approved-by-person"]

violations contains {
	"message": $"{accesses.told} approves the certificate request {object.get(input.access, "name", "*")}",
	"path": "/access/user",
	"observed": accesses.told,
} if {
	input.access.subresource == "approval"
	input.access.resource.resource == "certificatesigningrequests"
	accesses.is_change
	accesses.is_person
	accesses.happened
	not accesses.is_one_of(parameters.allowed)
}
