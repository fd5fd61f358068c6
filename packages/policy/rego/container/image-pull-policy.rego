# METADATA
# scope: package
# title: Image not pulled at each start
# description: |
#   An image that lies on the node already is started without asking the registry: whoever runs there may use images that he
#   could not pull, and a tag that moved stays old on some nodes.
# custom:
#   id: image-pull-policy
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Set `imagePullPolicy: Always`, or name the image by its digest.
#   references:
#     - NIST-800-190 4.2.2
#     - MITRE T1525
package hasp.policies.container.image_pull_policy

import data.hasp.lib.containers
import data.hasp.lib.images

violations contains {
	"message": $"container {container.name} pulls its image {image_of(container)} by the policy {policy}",
	"path": $"{path}/image",
	"observed": policy,
	"expected": "Always",
} if {
	input.kind == "workload"
	some path, container in containers.all
	policy := pull_policy(container)
	policy != "Always"
	not images.pinned(container.image.reference)
}

# Kubernetes' own default hangs on the tag.
pull_policy(container) := container.imagePullPolicy if {
	container.imagePullPolicy
} else := "Always" if {
	object.get(container.image, "tag", "latest") in {"", "latest"}
} else := "IfNotPresent"

image_of(container) := container.image.reference
