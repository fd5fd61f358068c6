# METADATA
# scope: package
# title: Rights added to the cluster's own roles
# description: |
#   A label adds the rules of a ClusterRole to `admin`, `edit` or `view`, and so to everybody who was given these, without a binding
#   that shows it.
# custom:
#   id: aggregated-role
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
#     Keep the rules that are about the operator's own API groups, and bind the others to whoever needs them by a role of its own.
#   references:
#     - NIST-800-190 4.3.1
#     - MITRE T1098.006
#     - CWE-269
package hasp.policies.rbac.aggregated_role

import data.hasp.lib.objects
import data.hasp.lib.rbac

# Rights on an operator's own objects are what the labels are for.
violations contains {
	"message": $"{objects.title} adds rights on {named(group)} to the role {role}",
	"path": at,
	"observed": group,
} if {
	some role in roles_added_to
	some at, rule in rbac.rules
	some group, _ in rule.groups
	concerns_cluster(group, rule)
}

violations contains {
	"message": $"{objects.title} takes in the rules of every ClusterRole",
	"path": path,
	"observed": selector,
} if {
	aggregation := objects.member(input.object, "aggregationRule")
	some path, selector in objects.parts(aggregation, "clusterRoleSelectors", "/object/aggregationRule")
	count(object.get(selector, "matchLabels", {})) == 0
	count(object.get(selector, "matchExpressions", [])) == 0
}

roles_added_to contains role if {
	some role in ["admin", "edit", "view"]
	input.resource.labels[$"rbac.authorization.k8s.io/aggregate-to-{role}"] == "true"
}

concerns_cluster("*", _)

concerns_cluster("", _)

concerns_cluster(group, _) if group in {
	"rbac.authorization.k8s.io",
	"admissionregistration.k8s.io",
	"apiextensions.k8s.io",
	"apiregistration.k8s.io",
	"certificates.k8s.io",
}

named("*") := "resources of every API group"

named("") := "the core API group"

named(group) := group if not group in {"*", ""}
