# METADATA
# scope: package
# title: Fixed credential of a secret store driver
# description: |
#   A volume of the Secrets Store CSI driver with `nodePublishSecretRef` signs in with a long-lived credential that itself is a
#   Secret, in place of the identity of the workload.
# custom:
#   id: static-csi-credential
#   severity: medium
#   subjects: [workload]
#   phases: [build, deploy]
#   needs: [object]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Remove `nodePublishSecretRef` and use the workload identity of the cloud (IRSA or Pod identity, Microsoft Entra workload
#     identity, GKE workload identity).
#   references:
#     - CIS-Kubernetes-1.10.0 5.4.2
#     - MITRE T1552.007
#     - CWE-798
package hasp.policies.secrets_management.static_csi_credential

import data.hasp.lib.raw_pod

violations contains {
	"message": $"volume {volume.name} signs in to the secret store with Secret {object.get(volume.csi.nodePublishSecretRef, "name", "")}",
	"path": $"/object{input.workload.pod.at}/volumes/{i}/csi/nodePublishSecretRef",
	"observed": object.get(volume.csi.nodePublishSecretRef, "name", ""),
} if {
	has_driver
	some i, volume in raw_pod.spec.volumes
	volume.csi.driver == driver
	is_object(volume.csi.nodePublishSecretRef)
}

driver := "secrets-store.csi.k8s.io"

has_driver if {
	some volume in input.workload.pod.volumes
	volume.driver == driver
}
