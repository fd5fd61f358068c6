# METADATA
# scope: package
# title: Role can change namespaces
# description: |
#   The labels of a namespace decide which Pod Security level and which policies hold in it, so whoever changes it takes its limits
#   away.
# custom:
#   id: role-relabels-namespaces
#   severity: medium
#   subjects: [resource]
#   resources: [Role, ClusterRole]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Remove `update` and `patch` of `namespaces`, or name the namespaces in `resourceNames`.
#   references:
#     - MITRE T1562.001
#     - CWE-269
package hasp.policies.rbac.role_relabels_namespaces

import data.hasp.lib.objects
import data.hasp.lib.rbac

violations contains {
	"message": $"{objects.title} allows to {grant.does}",
	"path": grant.at,
	"observed": grant.does,
} if {
	some grant in rbac.wide_grants(["update", "patch"], {"": ["namespaces"]})
}
