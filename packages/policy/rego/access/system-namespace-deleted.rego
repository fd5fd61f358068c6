# METADATA
# scope: package
# title: Namespace of the system deleted
# description: |
#   Without its own namespaces a cluster does not live long. Nobody deletes one on purpose.
# custom:
#   id: system-namespace-deleted
#   severity: critical
#   subjects: [access]
#   phases: [deploy, run]
#   enforcement: enforce
#   profiles:
#     baseline: enforce
#     recommended: enforce
#     strict: enforce
#   remediation: >-
#     Refuse it; where it happened, restore the control plane and its add-ons from a backup.
#   references:
#     - MITRE T1485
#     - NIST-800-190 4.3.1
#   parameters:
#     type: object
#     properties:
#       namespaces:
#         type: array
#         items: {type: string}
#         description: Namespaces that are never deleted; add those of your own platform.
#         default: [default, kube-system, kube-public, kube-node-lease]
package hasp.policies.access.system_namespace_deleted

import data.hasp.lib.accesses

parameters := data.hasp.parameters["system-namespace-deleted"]

violations contains {
	"message": $"{accesses.told} deletes the namespace {input.access.name}",
	"path": "/access/name",
	"observed": input.access.name,
} if {
	input.access.resource.resource == "namespaces"
	input.access.verb == "delete"
	input.access.name in parameters.namespaces
	accesses.happened
}
