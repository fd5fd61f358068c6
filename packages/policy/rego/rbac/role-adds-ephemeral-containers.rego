# METADATA
# scope: package
# title: Role can add ephemeral containers
# description: |
#   An ephemeral container runs an image of the caller's choice within a Pod that others vouched for, and cannot be removed again.
# custom:
#   id: role-adds-ephemeral-containers
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
#     Remove `pods/ephemeralcontainers` from the rule, or bind it to people for a limited time.
#   references:
#     - NIST-800-190 4.3.1
#     - MITRE T1609
#     - CWE-269
package hasp.policies.rbac.role_adds_ephemeral_containers

import data.hasp.lib.objects
import data.hasp.lib.rbac

violations contains {
	"message": $"{objects.title} allows to {grant.does}",
	"path": grant.at,
	"observed": grant.does,
} if {
	some grant in rbac.wide_grants(["patch", "update"], {"": ["pods/ephemeralcontainers"]})
}
