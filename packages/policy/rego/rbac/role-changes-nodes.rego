# METADATA
# scope: package
# title: Role can change nodes
# description: |
#   Labels and taints of nodes decide where Pods run, so whoever changes them brings a Pod to a node of its choice, or removes
#   nodes.
# custom:
#   id: role-changes-nodes
#   severity: medium
#   subjects: [resource]
#   resources: [ClusterRole]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Remove `create`, `update`, `patch` and `delete` of `nodes` and `nodes/status` from the rule.
#   references:
#     - NIST-800-190 4.3.5
#     - MITRE T1098
#     - CWE-269
package hasp.policies.rbac.role_changes_nodes

import data.hasp.lib.objects
import data.hasp.lib.rbac

violations contains {
	"message": $"{objects.title} allows to {grant.does}",
	"path": grant.at,
	"observed": grant.does,
} if {
	some grant in rbac.wide_grants(["create", "update", "patch", "delete", "deletecollection"], {"": ["nodes", "nodes/status"]})
}
