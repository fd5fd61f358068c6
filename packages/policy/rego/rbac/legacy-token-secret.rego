# METADATA
# scope: package
# title: Token of a service account in a Secret
# description: |
#   A token in a Secret has no end and no audience, and whoever reads it once is the account until the Secret is deleted.
# custom:
#   id: legacy-token-secret
#   severity: medium
#   subjects: [resource]
#   resources: [Secret]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Ask for a token by `kubectl create token` or a projected volume (`serviceAccountToken`), and delete the Secret.
#   references:
#     - CIS-Kubernetes-1.10.0 5.1.6
#     - NIST-800-190 4.1.4
#     - MITRE T1528
#     - CWE-613
package hasp.policies.rbac.legacy_token_secret

import data.hasp.lib.objects

violations contains {
	"message": $"{objects.title} holds a token of service account {account} that does not expire",
	"path": "/object/type",
	"observed": "kubernetes.io/service-account-token",
} if {
	input.object.type == "kubernetes.io/service-account-token"
	account := object.get(input.resource.annotations, "kubernetes.io/service-account.name", "?")
}
