# METADATA
# scope: package
# title: Secret store reached without checking who answers
# description: |
#   Whoever can answer in place of the store gets the token that opens it, and gives the cluster credentials of its choice.
# custom:
#   id: unverified-secret-store
#   severity: high
#   subjects: [resource]
#   resources: [SecretStore, ClusterSecretStore, SecretProviderClass]
#   phases: [build, deploy]
#   needs: [object]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Remove the option that skips the check and give the certificate authority of the store (`vaultCACertPath`, `caProvider`,
#     `caBundle`); use https.
#   references:
#     - NIST-800-190 4.1.4
#     - MITRE T1557
#     - CWE-295
#     - CWE-319
package hasp.policies.secrets_management.unverified_secret_store

violations contains {
	"message": $"{input.resource.kind} {object.get(input.resource, "name", "*")} does not check the certificate of the store: {concat(".", parts)}",
	"path": $"/object/{concat("/", parts)}",
	"observed": value,
} if {
	some parts in skips
	value := object.get(input.object, parts, false)
	value in [true, "true"]
}

violations contains {
	"message": $"{input.resource.kind} {object.get(input.resource, "name", "*")} reaches the store without TLS at {address}",
	"path": $"/object/{concat("/", parts)}",
	"observed": address,
} if {
	some parts in addresses
	address := object.get(input.object, parts, "")
	startswith(address, "http://")
	not is_local(address)
}

skips := [["spec", "parameters", "vaultSkipTLSVerify"], ["spec", "provider", "webhook", "insecureSkipVerify"], ["spec", "provider", "conjur", "skipTLSVerify"]]

addresses := [
	["spec", "parameters", "vaultAddress"],
	["spec", "provider", "vault", "server"],
	["spec", "provider", "conjur", "url"],
	["spec", "provider", "webhook", "url"],
]

# A proxy of the node or of the Pod speaks for the store.
is_local(address) if {
	some start in ["http://127.0.0.1", "http://localhost"]
	startswith(address, start)
}
