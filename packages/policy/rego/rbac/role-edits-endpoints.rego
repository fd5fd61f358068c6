# METADATA
# scope: package
# title: Role can write endpoints
# description: |
#   Whoever writes endpoints sends the traffic of any Service, and of Ingresses over it, to an address of its choice, in other
#   namespaces too (CVE-2021-25740).
# custom:
#   id: role-edits-endpoints
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
#     Remove `endpoints` and `endpointslices` from the rule; the control plane writes them.
#   references:
#     - MITRE T1557
#     - CWE-441
package hasp.policies.rbac.role_edits_endpoints

import data.hasp.lib.objects
import data.hasp.lib.rbac

violations contains {
	"message": $"{objects.title} allows to {grant.does}",
	"path": grant.at,
	"observed": grant.does,
} if {
	some grant in rbac.wide_grants(["create", "update", "patch"], {"": ["endpoints"], "discovery.k8s.io": ["endpointslices"]})
}
