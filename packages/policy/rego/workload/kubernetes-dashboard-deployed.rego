# METADATA
# scope: package
# title: Kubernetes Dashboard deployed
# description: |
#   The Dashboard acts on the cluster for whoever reaches it; left open it was the way into many clusters.
# custom:
#   id: kubernetes-dashboard-deployed
#   severity: medium
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Remove the Dashboard, and use `kubectl` or a console with its own login.
#   references:
#     - NIST-800-190 4.3.1
#     - MITRE T1133
#   parameters:
#     type: object
#     properties:
#       repositories:
#         type: array
#         items: {"type": "string"}
#         description: Repositories of its images, without the registry.
#         default: ["kubernetesui/dashboard", "kubernetesui/dashboard-web", "kubernetesui/dashboard-api", "kubernetes-dashboard-amd64"]
package hasp.policies.workload.kubernetes_dashboard_deployed

import data.hasp.lib.workloads

parameters := data.hasp.parameters["kubernetes-dashboard-deployed"]

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
