# METADATA
# scope: package
# title: Projected token for the API server itself
# description: |
#   A token without an audience is one for the Kubernetes API. A service to which it is shown can use it there in the name of
#   the Pod.
# custom:
#   id: projected-token-without-audience
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: audit
#   remediation: >-
#     Set `audience` of the projected `serviceAccountToken` to the name of the service that is to check it.
#   references:
#     - CIS-Kubernetes-1.10.0 5.1.6
#     - MITRE T1528
#     - CWE-1270
package hasp.policies.secrets_management.projected_token_without_audience

violations contains {
	"message": $"volume {volume.name} has a token that names no audience, so it is good for the Kubernetes API",
	"path": $"/workload/pod/volumes/{i}/sources/{j}",
	"observed": object.get(source, "audience", null),
} if {
	some i, volume in input.workload.pod.volumes
	some j, source in volume.sources
	source.type == "serviceAccountToken"
	object.get(source, "audience", "") == ""
	not startswith(volume.name, "kube-api-access")
}
