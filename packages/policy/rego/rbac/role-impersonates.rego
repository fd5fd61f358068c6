# METADATA
# scope: package
# title: Role can impersonate others
# description: |
#   Whoever impersonates users, groups or service accounts acts with their rights, and groups include system:masters.
# custom:
#   id: role-impersonates
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
#     Name the users, groups or accounts in `resourceNames`, none of them one of the system's own.
#   references:
#     - CIS-Kubernetes-1.10.0 5.1.8
#     - NIST-800-190 4.3.1
#     - MITRE T1078.004
#     - CWE-269
package hasp.policies.rbac.role_impersonates

import data.hasp.lib.objects
import data.hasp.lib.rbac

violations contains {
	"message": $"{objects.title} allows to {grant.does}{which(grant.names)}",
	"path": grant.at,
	"observed": grant.does,
} if {
	some grant in rbac.grants(verbs, resources)
	is_powerful(grant.names)
}

# The second verb is that of constrained impersonation, which names what may be done so elsewhere.
verbs := ["impersonate", "impersonate:user-info"]

resources := {
	"": ["users", "groups", "serviceaccounts"],
	"authentication.k8s.io": ["users", "groups", "serviceaccounts", "uids", "userextras"],
}

is_powerful([])

is_powerful(names) if {
	some name in names
	startswith(name, "system:")
}

which(names) := $" ({concat(", ", names)})" if {
	count(names) > 0
} else := ""
