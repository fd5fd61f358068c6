# METADATA
# scope: package
# title: Role names a wildcard
# description: |
#   A wildcard allows what nobody thought of, and what is installed later too.
# custom:
#   id: wildcard-role
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
#     Write the API groups, resources, verbs or paths that are used in the place of `*`.
#   references:
#     - CIS-Kubernetes-1.10.0 5.1.3
#     - NIST-800-190 4.3.1
#     - CWE-250
package hasp.policies.rbac.wildcard_role

import data.hasp.lib.objects
import data.hasp.lib.rbac

violations contains {
	"message": $"{objects.title} allows {what}",
	"path": at,
	"observed": "*",
} if {
	some at, rule in rbac.rules
	not rbac.allows_everything(rule)
	some list, what in {
		"verbs": "every verb",
		"resources": "every resource of an API group",
		"groups": "resources of every API group",
		"urls": "every path that is no resource",
	}
	rule[list]["*"]
}

# Every path begins so.
violations contains {
	"message": $"{objects.title} allows every path that is no resource",
	"path": at,
	"observed": "/*",
} if {
	some at, rule in rbac.rules
	rule.urls["/*"]
	not rule.urls["*"]
}
