# METADATA
# scope: package
# title: Cluster-wide secret store for every namespace
# description: |
#   A ClusterSecretStore without conditions serves every namespace: whoever may make an ExternalSecret in any of them reads all
#   that the store may read.
# custom:
#   id: open-cluster-secret-store
#   severity: medium
#   subjects: [resource]
#   resources: [ClusterSecretStore]
#   phases: [build, deploy]
#   needs: [object]
#   enforcement: warn
#   profiles:
#     strict: warn
#   remediation: >-
#     Set `conditions` with the namespaces that may use it (`namespaceSelector`, `namespaces`), or make a SecretStore in each
#     namespace.
#   references:
#     - CIS-Kubernetes-1.10.0 5.1.2
#     - NIST-800-190 4.1.4
#     - CWE-668
package hasp.policies.secrets_management.open_cluster_secret_store

violations contains {
	"message": $"ClusterSecretStore {object.get(input.resource, "name", "*")} may be used from every namespace",
	"path": "/object/spec",
	"observed": object.get(input.object.spec, "conditions", null),
} if {
	count(object.get(input.object.spec, "conditions", [])) == 0
}
