# METADATA
# scope: package
# title: Role can approve certificate requests
# description: |
#   Whoever approves or signs CertificateSigningRequests makes client certificates for any user and group, and nothing revokes them.
# custom:
#   id: role-approves-certificates
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
#     Remove `certificatesigningrequests/approval`, `certificatesigningrequests/status` and the verbs `approve` and `sign`, or name
#     the signers in `resourceNames`.
#   references:
#     - CIS-Kubernetes-1.10.0 5.1.11
#     - MITRE T1098
#     - CWE-269
package hasp.policies.rbac.role_approves_certificates

import data.hasp.lib.objects
import data.hasp.lib.rbac

violations contains {
	"message": $"{objects.title} allows to {grant.does}",
	"path": grant.at,
	"observed": grant.does,
} if {
	some grant in rbac.wide_grants(["update", "patch", "approve", "sign"], {
		"certificates.k8s.io": ["certificatesigningrequests/approval", "certificatesigningrequests/status", "signers"],
	})
}
