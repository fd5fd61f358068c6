# METADATA
# scope: package
# title: Role can change admission
# description: |
#   Who writes webhook configurations and admission policies reads and changes every object on its way, and switches off what judges
#   it.
# custom:
#   id: role-changes-admission
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
#     Name the configurations in `resourceNames` and keep `update` and `patch` alone.
#   references:
#     - CIS-Kubernetes-1.10.0 5.1.12
#     - MITRE T1562.001
#     - CWE-269
package hasp.policies.rbac.role_changes_admission

import data.hasp.lib.objects
import data.hasp.lib.rbac

violations contains {
	"message": $"{objects.title} allows to {grant.does}",
	"path": grant.at,
	"observed": grant.does,
} if {
	some grant in rbac.wide_grants(["create", "update", "patch", "delete", "deletecollection"], {
		"admissionregistration.k8s.io": [
			"mutatingwebhookconfigurations",
			"validatingwebhookconfigurations",
			"validatingadmissionpolicies",
			"validatingadmissionpolicybindings",
			"mutatingadmissionpolicies",
			"mutatingadmissionpolicybindings",
		],
	})
}
