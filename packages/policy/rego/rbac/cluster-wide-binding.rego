# METADATA
# scope: package
# title: Role of a namespace bound in every namespace
# description: |
#   `admin`, `edit` and `view` are meant for a namespace; a ClusterRoleBinding gives them in every one, kube-system among them.
# custom:
#   id: cluster-wide-binding
#   severity: medium
#   subjects: [resource]
#   resources: [ClusterRoleBinding]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Bind the ClusterRole by a RoleBinding in each namespace that is meant.
#   references:
#     - CIS-Kubernetes-1.10.0 5.7.1
#     - NIST-800-190 4.3.1
#     - CWE-269
#   parameters:
#     type: object
#     properties:
#       roles:
#         type: array
#         items: {type: string}
#         description: ClusterRoles that belong into RoleBindings.
#         default: [admin, edit]
package hasp.policies.rbac.cluster_wide_binding

import data.hasp.lib.objects
import data.hasp.lib.rbac

violations contains {
	"message": $"{objects.title} gives {rbac.role.name} in every namespace to {subject.kind} {subject.name}",
	"path": at,
	"observed": rbac.role.name,
} if {
	rbac.role.name in data.hasp.parameters["cluster-wide-binding"].roles
	some at, subject in rbac.subjects
}
