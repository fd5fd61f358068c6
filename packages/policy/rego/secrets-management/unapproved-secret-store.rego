# METADATA
# scope: package
# title: External secret store that is not approved
# description: |
#   Secrets are to come from the stores that the organisation runs and watches: AWS Secrets Manager or Parameter Store, Azure
#   Key Vault, Google Secret Manager, Vault. Silent until they are listed.
# custom:
#   id: unapproved-secret-store
#   severity: medium
#   subjects: [resource]
#   resources: [SecretStore, ClusterSecretStore, SecretProviderClass]
#   phases: [build, deploy]
#   needs: [object]
#   enforcement: warn
#   profiles:
#     strict: warn
#   remediation: >-
#     Take the secret from one of the approved stores, or list the provider in `providers`.
#   references:
#     - CIS-Kubernetes-1.10.0 5.4.2
#     - NIST-800-190 4.1.4
#   parameters:
#     type: object
#     properties:
#       providers:
#         type: array
#         items: {type: string}
#         description: Stores that are approved (`aws`, `azure`, `google`, `vault` and the names of other providers).
#         default: []
package hasp.policies.secrets_management.unapproved_secret_store

parameters := data.hasp.parameters["unapproved-secret-store"]

violations contains {
	"message": $"{input.resource.kind} {object.get(input.resource, "name", "*")} takes secrets from {provider}, which is none of the approved stores",
	"path": path,
	"observed": provider,
	"expected": parameters.providers,
} if {
	count(parameters.providers) > 0
	some path, provider in used
	not one_name(provider) in parameters.providers
}

# External Secrets names the provider by the member, the CSI driver by a text.
used["/object/spec/provider"] := provider if {
	provider := input.object.spec.provider
	is_string(provider)
}

used[$"/object/spec/provider/{provider}"] := provider if {
	is_object(input.object.spec.provider)
	some provider, _ in input.object.spec.provider
}

# Both write their own short names for the clouds' stores.
one_name(provider) := "azure" if {
	provider == "azurekv"
} else := "google" if {
	provider in ["gcpsm", "gcp"]
} else := provider
