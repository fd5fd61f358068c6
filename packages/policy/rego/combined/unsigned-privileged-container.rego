# METADATA
# scope: package
# title: Privileged container of an unsigned image
# description: |
#   A privileged container is root on the node. Without a signature nobody can say who made what runs there.
# custom:
#   id: unsigned-privileged-container
#   severity: high
#   subjects: [workload, container]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Sign the image in the pipeline (`cosign sign`), or remove `privileged: true`.
#   references:
#     - CIS-Kubernetes-1.10.0 5.2.2
#     - NIST-800-190 4.1.5
#     - MITRE T1525
#     - CWE-347
#     - CWE-250
package hasp.policies.combined.unsigned_privileged_container

import data.hasp.lib.containers

violations contains {
	"message": $"container {container.name} is privileged, and image {container.image.reference} has no signature that verifies",
	"path": $"{path}/image",
	"observed": {"privileged": true, "signatures": 0},
} if {
	some path, container in containers.all
	container.effective.privileged
	container.image.known
	count(object.get(container.image, "signatures", [])) == 0
}
