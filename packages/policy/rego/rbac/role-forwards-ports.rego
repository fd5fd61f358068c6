# METADATA
# scope: package
# title: Role can forward ports of Pods
# description: |
#   Port forwarding reaches what listens in a Pod past every NetworkPolicy and every authentication in front of it.
# custom:
#   id: role-forwards-ports
#   severity: medium
#   subjects: [resource]
#   resources: [Role, ClusterRole]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: warn
#   remediation: >-
#     Remove `pods/portforward` from the rule.
#   references:
#     - NIST-800-190 4.3.1
#     - MITRE T1090
#     - CWE-269
package hasp.policies.rbac.role_forwards_ports

import data.hasp.lib.objects
import data.hasp.lib.rbac

violations contains {
	"message": $"{objects.title} allows to {grant.does}",
	"path": grant.at,
	"observed": grant.does,
} if {
	some grant in rbac.wide_grants(["create", "get"], {"": ["pods/portforward"]})
}
