# METADATA
# scope: package
# title: Role allows everything
# description: |
#   A role with every verb on every resource of every API group is cluster-admin under another name, and takes in what is installed
#   later too.
# custom:
#   id: unlimited-role
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
#     Write the API groups, resources and verbs that are used; `kubectl auth can-i --list` and the audit log show them.
#   references:
#     - CIS-Kubernetes-1.10.0 5.1.1
#     - CIS-Kubernetes-1.10.0 5.1.3
#     - NIST-800-190 4.3.1
#     - MITRE T1098.006
#     - CWE-250
package hasp.policies.rbac.unlimited_role

import data.hasp.lib.objects
import data.hasp.lib.rbac

violations contains {
	"message": $"{objects.title} allows everything",
	"path": at,
	"observed": "every verb on every resource of every API group",
} if {
	some at, rule in rbac.rules
	rbac.allows_everything(rule)
}
