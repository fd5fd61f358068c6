# METADATA
# scope: package
# title: Administrator's role granted
# description: |
#   A binding to cluster-admin gives everything in the cluster to its subject until somebody takes it back.
# custom:
#   id: cluster-admin-granted
#   severity: high
#   subjects: [access]
#   phases: [deploy, run]
#   needs: [object]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Delete the binding (`kubectl delete clusterrolebinding NAME`) and bind a role with what is needed; list who may grant it
#     in `allowed`.
#   references:
#     - CIS-Kubernetes-1.10.0 5.1.1
#     - MITRE T1098.006
#     - NIST-800-190 4.3.1
#   parameters:
#     type: object
#     properties:
#       allowed:
#         type: array
#         items: {type: string}
#         description: Users and groups that may grant it; `*` at the end stands for any end.
#         default: [system:apiserver]
#       roles:
#         type: array
#         items: {type: string}
#         description: Roles of administrators.
#         default: [cluster-admin, system:masters]
package hasp.policies.access.cluster_admin_granted

import data.hasp.lib.accesses

parameters := data.hasp.parameters["cluster-admin-granted"]

violations contains {
	"message": $"{accesses.told} binds {role} by {input.access.resource.resource} {accesses.place}",
	"path": "/object/roleRef/name",
	"observed": {"role": role, "subjects": object.get(input.object, "subjects", [])},
} if {
	is_asked
	role := input.object.roleRef.name
	role in parameters.roles
}

# The audit log has the object only from the level Request on.
unknowns contains {
	"message": $"what {accesses.told} binds by {input.access.resource.resource} {accesses.place} could not be told: the event has no object",
	"path": "/access",
} if {
	is_asked
	not input.object.roleRef
}

is_asked if {
	input.access.resource.resource in ["clusterrolebindings", "rolebindings"]
	input.access.verb in ["create", "update", "patch"]
	accesses.happened
	not accesses.is_one_of(parameters.allowed)
}
