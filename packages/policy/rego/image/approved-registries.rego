# METADATA
# scope: package
# title: Image from a registry that is not approved
# description: |
#   Whoever can push to a registry decides what runs. Only registries, or parts of them, that somebody answers for are approved.
# custom:
#   id: approved-registries
#   severity: medium
#   subjects: [image, workload, container]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Copy the image to an approved registry and take it from there, or add its registry to `registries` after review.
#   references:
#     - CIS-Docker-1.6.0 4.2
#     - CIS-Kubernetes-1.10.0 5.5.1
#     - NIST-800-190 4.1.5
#     - MITRE T1204.003
#     - CWE-829
#   parameters:
#     type: object
#     properties:
#       registries:
#         type: array
#         items: {type: string}
#         description: Registries (`registry.k8s.io`) or the beginnings of repositories in them (`docker.io/library`), at whole path parts.
#         default:
#           - cgr.dev/chainguard
#           - docker.io/library
#           - gcr.io/distroless
#           - localhost
#           - mcr.microsoft.com
#           - public.ecr.aws/docker/library
#           - registry.access.redhat.com
#           - registry.k8s.io
package hasp.policies.image.approved_registries

import data.hasp.lib.images
import data.hasp.lib.paths

violations contains {
	"message": $"image {image.reference} comes from {image.name}, which is below no approved registry",
	"path": path,
	"observed": image.reference,
} if {
	some path, image in images.used
	not approved(image.name)
}

approved(name) if {
	some registry in data.hasp.parameters["approved-registries"].registries
	startswith(name, registry)
	paths.within(name, trim_suffix(registry, "/"))
}
