# METADATA
# scope: package
# title: Binding to a default service account
# description: |
#   Every Pod that names no account runs as the namespace's `default`, so its rights are those of whatever is deployed there next.
# custom:
#   id: binding-to-default-account
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
#     Make a service account for the workload, name it in `serviceAccountName` and bind that one.
#   references:
#     - CIS-Kubernetes-1.10.0 5.1.5
#     - NIST-800-190 4.3.1
#     - MITRE T1078.001
#     - CWE-269
package hasp.policies.rbac.binding_to_default_account

import data.hasp.lib.objects
import data.hasp.lib.rbac

violations contains {
	"message": $"{objects.title} gives {rbac.role.kind} {rbac.role.name} to the default service account of {space(subject)}",
	"path": at,
	"observed": "default",
} if {
	some at, subject in rbac.subjects
	subject.kind == "ServiceAccount"
	subject.name == "default"
}

space(subject) := $"namespace {subject.namespace}" if {
	subject.namespace
} else := "its namespace"
