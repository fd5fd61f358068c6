# METADATA
# scope: package
# title: Storage named in the Pod
# description: |
#   Who writes a Pod with a share or a disk in it mounts any that the node can reach, without a claim that somebody allowed.
# custom:
#   id: inline-network-volume
#   severity: medium
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Claim the storage by a PersistentVolumeClaim.
#   references:
#     - CIS-Kubernetes-1.10.0 5.1.9
#     - NIST-800-190 4.3.3
#     - MITRE T1039
#     - CWE-668
#   parameters:
#     type: object
#     properties:
#       types:
#         type: array
#         items: {"type": "string"}
#         description: Types of volumes that name storage of the network.
#         default:
#           - azureFile
#           - cephfs
#           - cinder
#           - fc
#           - glusterfs
#           - iscsi
#           - nfs
#           - quobyte
#           - rbd
#           - scaleIO
#           - storageos
#           - vsphereVolume
#           - portworxVolume
#           - photonPersistentDisk
#           - awsElasticBlockStore
#           - azureDisk
#           - gcePersistentDisk
package hasp.policies.workload.inline_network_volume

import data.hasp.lib.workloads

parameters := data.hasp.parameters["inline-network-volume"]

violations contains {
	"message": $"volume {volume.name} of {workloads.title} is storage of the type {volume.type} named in the Pod",
	"path": $"/workload/pod/volumes/{i}",
	"observed": volume.type,
} if {
	some i, volume in input.workload.pod.volumes
	volume.type in parameters.types
}
