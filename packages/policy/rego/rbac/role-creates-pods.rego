# METADATA
# scope: package
# title: Role can create Pods
# description: |
#   Whoever creates Pods runs as any service account of the namespace and mounts all of its Secrets.
# custom:
#   id: role-creates-pods
#   severity: medium
#   subjects: [resource]
#   resources: [Role, ClusterRole]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: warn
#   remediation: >-
#     Let a deployment pipeline create workloads, and give people rights to read.
#   references:
#     - CIS-Kubernetes-1.10.0 5.1.4
#     - NIST-800-190 4.3.1
#     - MITRE T1610
#     - CWE-269
package hasp.policies.rbac.role_creates_pods

import data.hasp.lib.objects
import data.hasp.lib.rbac

violations contains {
	"message": $"{objects.title} allows to {grant.does}",
	"path": grant.at,
	"observed": grant.does,
} if {
	some grant in rbac.wide_grants(["create"], {
		"": ["pods", "replicationcontrollers"],
		"apps": [
			"deployments",
			"daemonsets",
			"statefulsets",
			"replicasets",
		],
		"batch": ["jobs", "cronjobs"],
	})
}
