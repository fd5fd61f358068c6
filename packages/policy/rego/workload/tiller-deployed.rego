# METADATA
# scope: package
# title: Tiller deployed
# description: |
#   Tiller, the server of Helm 2, does with the cluster's highest rights what anyone who reaches it asks, and has had no fixes
#   since 2020.
# custom:
#   id: tiller-deployed
#   severity: high
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     recommended: {build: warn, deploy: warn}
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Move to Helm 3 and remove Tiller.
#   references:
#     - NIST-800-190 4.3.1
#     - MITRE T1610
#     - CWE-306
#   parameters:
#     type: object
#     properties:
#       repositories:
#         type: array
#         items: {"type": "string"}
#         description: Repositories of its images, without the registry.
#         default: ["kubernetes-helm/tiller", "helm/tiller"]
package hasp.policies.workload.tiller_deployed

import data.hasp.lib.workloads

parameters := data.hasp.parameters["tiller-deployed"]

violations contains {
	"message": $"container {container.name} of {workloads.title} runs the image {container.image.reference}",
	"path": $"{path}/image/repository",
	"observed": container.image.repository,
} if {
	some path, container in workloads.lasting
	is_meant(container.image.repository)
}

is_meant(repository) if repository in parameters.repositories

# A copy in a registry of one's own.
is_meant(repository) if {
	some known in parameters.repositories
	endswith(repository, $"/{known}")
}
