# METADATA
# scope: package
# title: Role can talk to kubelets
# description: |
#   `nodes/proxy` talks to the kubelet past admission and audit: even `get` alone runs commands in every Pod of the node.
# custom:
#   id: role-reaches-kubelets
#   severity: high
#   subjects: [resource]
#   resources: [ClusterRole]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Replace `nodes/proxy` by `nodes/metrics`, `nodes/stats`, `nodes/log` or `nodes/healthz`, whichever is read.
#   references:
#     - CIS-Kubernetes-1.10.0 5.1.10
#     - NIST-800-190 4.3.1
#     - MITRE T1609
#     - CWE-269
package hasp.policies.rbac.role_reaches_kubelets

import data.hasp.lib.objects
import data.hasp.lib.rbac

violations contains {
	"message": $"{objects.title} allows to {grant.does}",
	"path": grant.at,
	"observed": grant.does,
} if {
	some grant in rbac.grants(["get", "create", "update", "patch", "delete"], {"": ["nodes/proxy"]})
}
