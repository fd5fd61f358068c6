# METADATA
# scope: package
# title: Projected token that lives long
# description: |
#   Whoever copies the token of a service account is that account until the token expires. The kubelet renews it by itself, so a
#   short life costs nothing.
# custom:
#   id: long-lived-projected-token
#   severity: medium
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Set `expirationSeconds` of the projected `serviceAccountToken` to 3600.
#   references:
#     - CIS-Kubernetes-1.10.0 5.1.6
#     - MITRE T1528
#     - CWE-613
#   parameters:
#     type: object
#     properties:
#       maximumSeconds:
#         type: integer
#         minimum: 600
#         description: The longest life of a token in seconds.
#         default: 86400
package hasp.policies.secrets_management.long_lived_projected_token

parameters := data.hasp.parameters["long-lived-projected-token"]

violations contains {
	"message": $"volume {volume.name} has a token that lives {source.expirationSeconds} seconds, more than {parameters.maximumSeconds}",
	"path": $"/workload/pod/volumes/{i}/sources/{j}/expirationSeconds",
	"observed": source.expirationSeconds,
	"expected": parameters.maximumSeconds,
} if {
	some i, volume in input.workload.pod.volumes
	some j, source in volume.sources
	source.type == "serviceAccountToken"
	source.expirationSeconds > parameters.maximumSeconds
}
