# METADATA
# scope: package
# title: Binding to system:masters
# description: |
#   The members of `system:masters` are above RBAC and webhooks of authorization and cannot be taken out of it, as certificates are
#   not revoked. A binding to the group invites using it.
# custom:
#   id: binding-to-system-masters
#   severity: medium
#   subjects: [resource]
#   resources: [ClusterRoleBinding, RoleBinding]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Bind a group of your own to `cluster-admin`, whose members can be removed.
#   references:
#     - CIS-Kubernetes-1.10.0 5.1.7
#     - MITRE T1078.004
#     - CWE-269
package hasp.policies.rbac.binding_to_system_masters

import data.hasp.lib.objects
import data.hasp.lib.rbac

violations contains {
	"message": $"{objects.title} gives {rbac.role.kind} {rbac.role.name} to system:masters",
	"path": at,
	"observed": "system:masters",
} if {
	some at, subject in rbac.subjects
	subject.name == "system:masters"
}
