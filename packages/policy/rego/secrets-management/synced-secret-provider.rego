# METADATA
# scope: package
# title: Secrets Store CSI secret copied into a Secret
# description: |
#   With `secretObjects` the driver writes what it mounts into a Secret of Kubernetes as well. The copy lies in etcd, is read by
#   all who may read Secrets there, and is what the store was to avoid.
# custom:
#   id: synced-secret-provider
#   severity: low
#   subjects: [resource]
#   resources: [SecretProviderClass]
#   phases: [build, deploy]
#   needs: [object]
#   enforcement: audit
#   profiles:
#     strict: audit
#   remediation: >-
#     Remove `secretObjects` and let the program read the mounted file.
#   references:
#     - CIS-Kubernetes-1.10.0 5.4.2
#     - NIST-800-190 4.1.4
#     - CWE-522
package hasp.policies.secrets_management.synced_secret_provider

violations contains {
	"message": $"SecretProviderClass {object.get(input.resource, "name", "*")} writes Secret {object.get(copy, "secretName", "")}",
	"path": $"/object/spec/secretObjects/{i}",
	"observed": object.get(copy, "secretName", ""),
} if {
	some i, copy in input.object.spec.secretObjects
}
