# METADATA
# scope: package
# title: Driver of a volume not allowed
# description: |
#   A driver that a Pod names runs with root's rights on the node; FlexVolume drivers are programs that the kubelet starts.
# custom:
#   id: storage-driver-not-allowed
#   severity: medium
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Use one of the drivers that are allowed, by a PersistentVolumeClaim.
#   references:
#     - NIST-800-190 4.3.3
#     - CWE-250
#   parameters:
#     type: object
#     properties:
#       csi:
#         type: array
#         items: {"type": "string"}
#         description: CSI drivers that a Pod may name; none stands for any.
#         default: []
#       flexVolume:
#         type: array
#         items: {"type": "string"}
#         description: FlexVolume drivers that a Pod may name.
#         default: []
package hasp.policies.workload.storage_driver_not_allowed

import data.hasp.lib.workloads

parameters := data.hasp.parameters["storage-driver-not-allowed"]

violations contains {
	"message": $"volume {volume.name} of {workloads.title} uses the driver {volume.driver}",
	"path": $"/workload/pod/volumes/{i}/driver",
	"observed": volume.driver,
	"expected": parameters[list],
} if {
	some i, volume in input.workload.pod.volumes
	list := {"csi": "csi", "flexVolume": "flexVolume"}[volume.type]
	is_limited(list)
	not volume.driver in parameters[list]
}

# No FlexVolume at all unless one is allowed; of CSI any unless some are.
is_limited("flexVolume")

is_limited("csi") if count(parameters.csi) > 0
