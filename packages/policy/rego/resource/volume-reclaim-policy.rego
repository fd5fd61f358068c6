# METADATA
# scope: package
# title: Volume that is not reclaimed as it should be
# description: |
#   What a volume's data does when its claim goes decides whether data is lost, or stays for whoever claims the volume next.
# custom:
#   id: volume-reclaim-policy
#   severity: low
#   subjects: [resource]
#   resources: [PersistentVolume, StorageClass]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: warn
#   remediation: >-
#     Set `persistentVolumeReclaimPolicy` (in a StorageClass `reclaimPolicy`) to one of `allowed`.
#   references:
#     - CWE-226
#   parameters:
#     type: object
#     properties:
#       allowed:
#         type: array
#         items: {type: string}
#         description: Policies that may be used; `Recycle` is deprecated, since it leaves data behind.
#         default: [Delete, Retain]
package hasp.policies.resource.volume_reclaim_policy

import data.hasp.lib.objects

violations contains {
	"message": $"{objects.title} has the reclaim policy {policy}",
	"path": path,
	"observed": policy,
	"expected": allowed,
} if {
	[policy, path] := said
	not policy in allowed
}

# Kubernetes takes Retain for a volume and Delete for a class that say nothing.
said := [object.get(objects.spec, "persistentVolumeReclaimPolicy", "Retain"), "/object/spec"] if {
	input.resource.kind == "PersistentVolume"
} else := [object.get(input.object, "reclaimPolicy", "Delete"), "/object"]

allowed := data.hasp.parameters["volume-reclaim-policy"].allowed
