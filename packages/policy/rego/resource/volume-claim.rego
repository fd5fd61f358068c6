# METADATA
# scope: package
# title: Claim of a volume that is not allowed
# description: |
#   A claim that many nodes may write to, or that is larger than a team may have, takes storage and borders away from others.
# custom:
#   id: volume-claim
#   severity: low
#   subjects: [resource]
#   resources: [PersistentVolumeClaim]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: warn
#   profiles:
#     strict: warn
#   remediation: >-
#     Set `spec.accessModes`, `spec.resources.requests.storage` and `spec.storageClassName` to what the parameters allow.
#   references:
#     - MITRE T1499
#     - CWE-770
#   parameters:
#     type: object
#     properties:
#       accessModes:
#         type: array
#         items: {type: string}
#         description: Access modes that may be asked for; empty allows all of them.
#         default: []
#       storageClasses:
#         type: array
#         items: {type: string}
#         description: StorageClasses that may be asked for; empty allows all of them.
#         default: []
#       maxSize:
#         type: string
#         description: The largest size (`500Gi`); empty sets none.
#         default: ""
package hasp.policies.resource.volume_claim

import data.hasp.lib.objects

violations contains {
	"message": $"{objects.title} asks for the access mode {mode}",
	"path": path,
	"observed": mode,
	"expected": parameters.accessModes,
} if {
	count(parameters.accessModes) > 0
	some path, mode in objects.items(object.get(objects.spec, "accessModes", []), "/object/spec/accessModes")
	not mode in parameters.accessModes
}

violations contains {
	"message": $"{objects.title} asks for the StorageClass {class}",
	"path": "/object/spec",
	"observed": class,
	"expected": parameters.storageClasses,
} if {
	count(parameters.storageClasses) > 0
	class := object.get(objects.spec, "storageClassName", "")
	not class in parameters.storageClasses
}

violations contains {
	"message": $"{objects.title} asks for {size}",
	"path": "/object/spec/resources/requests/storage",
	"observed": size,
	"expected": parameters.maxSize,
} if {
	limit := objects.bytes(parameters.maxSize)
	size := objects.spec.resources.requests.storage
	not fits(size, limit)
}

# What is no amount fits nowhere.
fits(size, limit) if objects.bytes(size) <= limit

parameters := data.hasp.parameters["volume-claim"]
