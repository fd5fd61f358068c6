# METADATA
# scope: package
# title: Binding to a user by name
# description: |
#   A binding to a person stays when the person leaves or changes teams; the groups of the identity provider are kept up to date.
# custom:
#   id: binding-to-users
#   severity: low
#   subjects: [resource]
#   resources: [ClusterRoleBinding, RoleBinding]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: warn
#   remediation: >-
#     Bind a group of the identity provider (`kind: Group`) in the place of the user.
#   references:
#     - NIST-800-190 4.3.2
#     - MITRE T1078
#     - CWE-284
package hasp.policies.rbac.binding_to_users

import data.hasp.lib.objects
import data.hasp.lib.rbac

violations contains {
	"message": $"{objects.title} gives {rbac.role.kind} {rbac.role.name} to the user {subject.name}",
	"path": at,
	"observed": subject.name,
} if {
	some at, subject in rbac.subjects
	subject.kind == "User"
	not startswith(subject.name, "system:")
}
