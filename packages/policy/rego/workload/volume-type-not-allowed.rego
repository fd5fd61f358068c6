# METADATA
# scope: package
# title: Type of volume not allowed
# description: |
#   Each type of volume is code on the node that acts for the Pod; what nobody needs is better not there.
# custom:
#   id: volume-type-not-allowed
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Use one of the allowed types, mostly a PersistentVolumeClaim.
#   references:
#     - CIS-Kubernetes-1.10.0 5.2.12
#     - NIST-800-190 4.4.3
#   parameters:
#     type: object
#     properties:
#       allowed:
#         type: array
#         items: {"type": "string"}
#         description: Types of volumes by the names of their sources in the API; `claimTemplate` stands for those of a StatefulSet.
#         default:
#           - claimTemplate
#           - configMap
#           - csi
#           - downwardAPI
#           - emptyDir
#           - ephemeral
#           - image
#           - persistentVolumeClaim
#           - projected
#           - secret
package hasp.policies.workload.volume_type_not_allowed

import data.hasp.lib.workloads

parameters := data.hasp.parameters["volume-type-not-allowed"]

violations contains {
	"message": $"volume {volume.name} of {workloads.title} is of the type {volume.type}",
	"path": $"/workload/pod/volumes/{i}",
	"observed": volume.type,
} if {
	some i, volume in input.workload.pod.volumes
	not volume.type in parameters.allowed
}
