# METADATA
# scope: package
# title: Secret store opened with a fixed credential
# description: |
#   A store of External Secrets that signs in with an access key, a token or a password keeps the credential that opens all
#   others in the cluster itself, and nobody rotates it. An identity of the workload has nothing that can be copied.
# custom:
#   id: static-secret-store-credential
#   severity: medium
#   subjects: [resource]
#   resources: [SecretStore, ClusterSecretStore]
#   phases: [build, deploy]
#   needs: [object]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Use the identity of the service account: `auth.jwt` (AWS), `authType: WorkloadIdentity` (Azure), `auth.workloadIdentity`
#     (Google), `auth.kubernetes` (Vault).
#   references:
#     - CIS-Kubernetes-1.10.0 5.4.2
#     - NIST-800-190 4.1.4
#     - MITRE T1552.007
#     - CWE-798
package hasp.policies.secrets_management.static_secret_store_credential

violations contains {
	"message": $"{input.resource.kind} {object.get(input.resource, "name", "*")} signs in to {provider} with a fixed credential: {concat(".", parts)}",
	"path": $"/object/spec/provider/{provider}/{concat("/", parts)}",
	"observed": concat(".", parts),
} if {
	some provider, places in fixed
	some parts in places
	object.get(input.object, array.concat(["spec", "provider", provider], parts), null) != null
}

# Where each provider names a Secret that it signs in with.
fixed := {
	"aws": [["auth", "secretRef"]],
	"azurekv": [["authSecretRef"]],
	"gcpsm": [["auth", "secretRef"]],
	"vault": [["auth", "tokenSecretRef"], ["auth", "appRole"], ["auth", "userPass"], ["auth", "ldap"]],
	"ibm": [["auth", "secretRef"]],
	"oracle": [["auth", "secretRef"]],
	"alibaba": [["auth", "secretRef"]],
}
