# METADATA
# scope: package
# title: Container for debugging left in the Pod
# description: |
#   An ephemeral container was added by hand to a running Pod, with tools that nobody reviewed, and stays until the Pod ends.
# custom:
#   id: ephemeral-container-present
#   severity: medium
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Delete the Pod, so that its controller starts one as it was written.
#   references:
#     - NIST-800-190 4.4.3
#     - MITRE T1609
#     - MITRE T1610
#   parameters:
#     type: object
#     properties:
#       allowedImages:
#         type: array
#         items: {"type": "string"}
#         description: References of the images that may be used for debugging.
#         default: []
package hasp.policies.workload.ephemeral_container_present

import data.hasp.lib.workloads

parameters := data.hasp.parameters["ephemeral-container-present"]

violations contains {
	"message": $"{workloads.title} has the ephemeral container {container.name} of the image {container.image.reference}",
	"path": $"/workload/containers/{i}",
	"observed": container.name,
} if {
	some i, container in input.workload.containers
	container.role == "ephemeral"
	not container.image.reference in parameters.allowedImages
}
