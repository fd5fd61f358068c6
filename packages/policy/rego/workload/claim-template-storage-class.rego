# METADATA
# scope: package
# title: Storage class of a claim template not allowed
# description: |
#   A StatefulSet claims storage for each of its Pods; a class of another environment, or the default of the day, may be
#   neither encrypted nor kept.
# custom:
#   id: claim-template-storage-class
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   needs: [object]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Set `storageClassName` in `volumeClaimTemplates` to one of the classes that are allowed.
#   references:
#     - NIST-800-190 4.3.3
#   parameters:
#     type: object
#     properties:
#       allowed:
#         type: array
#         items: {"type": "string"}
#         description: Storage classes that may be claimed; an empty name stands for the default class, no name at all for any.
#         default: []
package hasp.policies.workload.claim_template_storage_class

import data.hasp.lib.workloads

parameters := data.hasp.parameters["claim-template-storage-class"]

violations contains {
	"message": $"{workloads.title} claims storage of the class {name}, which is none of those allowed",
	"path": $"/object/spec/volumeClaimTemplates/{i}/spec",
	"observed": name,
	"expected": parameters.allowed,
} if {
	count(parameters.allowed) > 0
	some i, template in input.object.spec.volumeClaimTemplates
	name := object.get(template, ["spec", "storageClassName"], "")
	not name in parameters.allowed
}
