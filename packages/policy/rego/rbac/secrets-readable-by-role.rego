# METADATA
# scope: package
# title: Role can read Secrets
# description: |
#   Whoever may get, list or watch Secrets without naming them reads every password and token of its namespace, or of the cluster,
#   and listing gives their content too.
# custom:
#   id: secrets-readable-by-role
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
#     Name the Secrets in `resourceNames` and keep `get` alone, or mount them where they are needed and remove the rule.
#   references:
#     - CIS-Kubernetes-1.10.0 5.1.2
#     - NIST-800-190 4.3.1
#     - MITRE T1552.007
#     - CWE-269
package hasp.policies.rbac.secrets_readable_by_role

import data.hasp.lib.objects
import data.hasp.lib.rbac

violations contains {
	"message": $"{objects.title} allows to {grant.does}",
	"path": grant.at,
	"observed": grant.does,
} if {
	some grant in rbac.wide_grants(["get", "list", "watch"], {"": ["secrets"]})
}
