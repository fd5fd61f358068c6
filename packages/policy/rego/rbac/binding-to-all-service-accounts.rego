# METADATA
# scope: package
# title: Binding to all service accounts
# description: |
#   The groups of all service accounts, of the cluster or of a namespace, include every Pod that runs there, the one that is broken
#   into among them.
# custom:
#   id: binding-to-all-service-accounts
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
#     Bind the service accounts that need the role, one by one.
#   references:
#     - CIS-Kubernetes-1.10.0 5.1.5
#     - NIST-800-190 4.3.1
#     - MITRE T1078.001
#     - CWE-269
package hasp.policies.rbac.binding_to_all_service_accounts

import data.hasp.lib.objects
import data.hasp.lib.rbac

violations contains {
	"message": $"{objects.title} gives {rbac.role.kind} {rbac.role.name} to {subject.name}",
	"path": at,
	"observed": subject.name,
} if {
	some at, subject in rbac.subjects
	startswith(subject.name, "system:serviceaccounts")
	rbac.role.name != "system:service-account-issuer-discovery"
}
