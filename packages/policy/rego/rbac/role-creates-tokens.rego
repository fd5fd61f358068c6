# METADATA
# scope: package
# title: Role can make tokens of service accounts
# description: |
#   Whoever creates `serviceaccounts/token` becomes every service account that the rule reaches, without a trace in the account.
# custom:
#   id: role-creates-tokens
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
#     Name the accounts in `resourceNames`, or remove `serviceaccounts/token` from the rule.
#   references:
#     - CIS-Kubernetes-1.10.0 5.1.13
#     - NIST-800-190 4.3.1
#     - MITRE T1528
#     - CWE-269
package hasp.policies.rbac.role_creates_tokens

import data.hasp.lib.objects
import data.hasp.lib.rbac

violations contains {
	"message": $"{objects.title} allows to {grant.does}",
	"path": grant.at,
	"observed": grant.does,
} if {
	some grant in rbac.wide_grants(["create"], {"": ["serviceaccounts/token"]})
}
