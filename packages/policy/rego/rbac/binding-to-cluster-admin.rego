# METADATA
# scope: package
# title: Binding to cluster-admin
# description: |
#   cluster-admin is every right on every object; in a RoleBinding it is every right in the namespace, its roles and quotas among
#   them.
# custom:
#   id: binding-to-cluster-admin
#   severity: high
#   subjects: [resource]
#   resources: [ClusterRoleBinding, RoleBinding]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Bind a role with the rights that are used, or `admin`, `edit` or `view` in the namespaces that are meant.
#   references:
#     - CIS-Kubernetes-1.10.0 5.1.1
#     - NIST-800-190 4.3.1
#     - MITRE T1098.006
#     - CWE-250
#   parameters:
#     type: object
#     properties:
#       roles:
#         type: array
#         items: {type: string}
#         description: Roles that count as administrators of the cluster.
#         default: [cluster-admin]
package hasp.policies.rbac.binding_to_cluster_admin

import data.hasp.lib.objects
import data.hasp.lib.rbac

violations contains {
	"message": $"{objects.title} makes {subject.kind} {subject.name} {rbac.role.name}",
	"path": at,
	"observed": rbac.role.name,
} if {
	rbac.role.kind == "ClusterRole"
	rbac.role.name in data.hasp.parameters["binding-to-cluster-admin"].roles
	some at, subject in rbac.subjects
}
