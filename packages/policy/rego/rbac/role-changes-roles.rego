# METADATA
# scope: package
# title: Role can change roles and bindings
# description: |
#   Whoever writes roles and bindings hands out every right that it has itself, past whoever should decide on that.
# custom:
#   id: role-changes-roles
#   severity: medium
#   subjects: [resource]
#   resources: [Role, ClusterRole]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: warn
#   remediation: >-
#     Give the writing of roles to the deployment pipeline alone, and let others read them.
#   references:
#     - NIST-800-190 4.3.1
#     - MITRE T1098.006
#     - CWE-269
package hasp.policies.rbac.role_changes_roles

import data.hasp.lib.objects
import data.hasp.lib.rbac

violations contains {
	"message": $"{objects.title} allows to {grant.does}",
	"path": grant.at,
	"observed": grant.does,
} if {
	some grant in rbac.wide_grants(["create", "update", "patch"], {
		"rbac.authorization.k8s.io": [
			"roles",
			"clusterroles",
			"rolebindings",
			"clusterrolebindings",
		],
	})
}
