# METADATA
# scope: package
# title: Image of a private registry without a pull secret
# description: |
#   Without a secret of the Pod or its account the node's own login pulls the image, which every other Pod there uses as well.
# custom:
#   id: image-pull-secret-missing
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Name a secret of the registry in `imagePullSecrets`, or in those of the service account.
#   references:
#     - NIST-800-190 4.2.1
#     - CWE-522
#   parameters:
#     type: object
#     properties:
#       registries:
#         type: array
#         items: {"type": "string"}
#         description: Registries whose images need a secret of the Pod's own.
#         default: []
package hasp.policies.workload.image_pull_secret_missing

import data.hasp.lib.workloads

parameters := data.hasp.parameters["image-pull-secret-missing"]

violations contains {
	"message": $"container {container.name} takes its image from {container.image.registry}, and {workloads.title} names no pull secret",
	"path": $"{path}/image/registry",
	"observed": container.image.registry,
} if {
	count(parameters.registries) > 0
	count(input.workload.pod.imagePullSecrets) == 0
	some path, container in workloads.lasting
	container.image.registry in parameters.registries
}
