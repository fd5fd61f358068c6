# METADATA
# scope: package
# title: Role can bind roles
# description: |
#   The verb `bind` gives anybody a role with rights that the giver does not have; without `resourceNames` that is cluster-admin.
# custom:
#   id: role-binds-roles
#   severity: high
#   subjects: [resource]
#   resources: [Role, ClusterRole]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: enforce
#   profiles:
#     baseline: warn
#     recommended: enforce
#     strict: enforce
#   remediation: >-
#     Name the roles that may be given in `resourceNames`, none of them one of the cluster's own administrators.
#   references:
#     - CIS-Kubernetes-1.10.0 5.1.8
#     - NIST-800-190 4.3.1
#     - MITRE T1098.006
#     - CWE-269
#   parameters:
#     type: object
#     properties:
#       powerful:
#         type: array
#         items: {type: string}
#         description: Roles that may not be given even by name.
#         default: [cluster-admin, admin, "system:masters"]
package hasp.policies.rbac.role_binds_roles

import data.hasp.lib.objects
import data.hasp.lib.rbac

violations contains {
	"message": $"{objects.title} allows to {grant.does}{which(grant.names)}",
	"path": grant.at,
	"observed": grant.does,
} if {
	some grant in rbac.grants(["bind"], {"rbac.authorization.k8s.io": ["roles", "clusterroles"]})
	is_powerful(grant.names)
}

is_powerful([])

is_powerful(names) if {
	some name in names
	name in data.hasp.parameters["role-binds-roles"].powerful
}

which(names) := $" ({concat(", ", names)})" if {
	count(names) > 0
} else := ""
