# METADATA
# scope: package
# title: Admission webhook or policy changed by a person
# description: |
#   Whoever changes an admission webhook sees or changes everything that is deployed; whoever deletes one switches a defence
#   off, Hasp's own among them.
# custom:
#   id: admission-configuration-changed
#   severity: high
#   subjects: [access]
#   phases: [deploy, run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Put it back from the repository and find out who it was; list the deployer in `allowed`.
#   references:
#     - MITRE T1562.001
#     - MITRE T1546
#     - NIST-800-190 4.3.1
#   parameters:
#     type: object
#     properties:
#       allowed:
#         type: array
#         items: {type: string}
#         description: Users and groups that may do so; `*` at the end stands for any end.
#         default: []
package hasp.policies.access.admission_configuration_changed

import data.hasp.lib.accesses

parameters := data.hasp.parameters["admission-configuration-changed"]

violations contains {
	"message": $"{accesses.told} uses {input.access.verb} on {input.access.resource.resource} {object.get(input.access, "name", "*")}",
	"path": "/access/resource",
	"observed": {"user": accesses.told, "verb": input.access.verb},
} if {
	input.access.resource.group == "admissionregistration.k8s.io"
	accesses.is_change
	accesses.is_person
	accesses.happened
	not accesses.is_one_of(parameters.allowed)
}
