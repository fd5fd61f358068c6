# METADATA
# scope: package
# title: Role can run commands in Pods
# description: |
#   exec and attach give a shell with everything that the Pod holds: its secrets, its service account, its network.
# custom:
#   id: role-executes-in-pods
#   severity: high
#   subjects: [resource]
#   resources: [Role, ClusterRole]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Remove `pods/exec` and `pods/attach`, or keep them in a Role that people are bound to for a limited time.
#   references:
#     - NIST-800-190 4.3.1
#     - MITRE T1609
#     - CWE-269
package hasp.policies.rbac.role_executes_in_pods

import data.hasp.lib.objects
import data.hasp.lib.rbac

violations contains {
	"message": $"{objects.title} allows to {grant.does}",
	"path": grant.at,
	"observed": grant.does,
} if {
	some grant in rbac.wide_grants(["create", "get"], {"": ["pods/exec", "pods/attach"]})
}
