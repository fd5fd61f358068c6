# METADATA
# scope: package
# title: Role can escalate roles
# description: |
#   The verb `escalate` writes roles with rights that the writer does not have, so it is as good as every right.
# custom:
#   id: role-escalates
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
#     Remove `escalate` from the rule; give the roles that are needed to the writer itself.
#   references:
#     - CIS-Kubernetes-1.10.0 5.1.8
#     - NIST-800-190 4.3.1
#     - MITRE T1098.006
#     - CWE-269
package hasp.policies.rbac.role_escalates

import data.hasp.lib.objects
import data.hasp.lib.rbac

violations contains {
	"message": $"{objects.title} allows to {grant.does}",
	"path": grant.at,
	"observed": grant.does,
} if {
	some grant in rbac.grants(["escalate"], {"rbac.authorization.k8s.io": ["roles", "clusterroles"]})
}
