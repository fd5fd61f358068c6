# METADATA
# scope: package
# title: Image runs without a decision that says yes
# description: |
#   The image is known, and nobody judged it, or those who did could not tell. What was not seen is not proven to be harmless.
# custom:
#   id: unjudged-image-running
#   severity: medium
#   subjects: [workload, container]
#   phases: [build, deploy, run]
#   enforcement: {build: audit, deploy: warn, run: audit}
#   profiles:
#     strict: {build: audit, deploy: warn, run: audit}
#   remediation: >-
#     Scan the image (`hasp scan IMAGE`) and see to what could not be read; the decision names it.
#   references:
#     - NIST-800-190 4.1.1
#     - NIST-800-190 4.2.2
#     - MITRE T1525
package hasp.policies.combined.unjudged_image_running

import data.hasp.lib.containers

violations contains {
	"message": $"container {container.name} runs image {container.image.reference}, {why(container.image)}",
	"path": $"{path}/image",
	"observed": verdict(container.image),
	"expected": "allow",
} if {
	some path, container in containers.all
	container.image.known
	not is_told[verdict(container.image)]
}

# One that was never scanned is found by unknown-image.

is_told := {"allow": true, "warn": true, "deny": true}

why(image) := "which is known and was not judged" if {
	not image.decision
} else := "whose own decision is unknown"

verdict(image) := object.get(object.get(image, "decision", {}), "verdict", null)
