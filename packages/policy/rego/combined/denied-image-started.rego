# METADATA
# scope: package
# title: Container of a denied image started
# description: |
#   The pipeline refused the image, and now it runs on a node, with whatever it was refused for.
# custom:
#   id: denied-image-started
#   severity: high
#   subjects: [process]
#   events: [exec]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Stop the container, roll back to the last image that was allowed, and mend what the decision names.
#   references:
#     - NIST-800-190 4.1.1
#     - MITRE T1525
#     - MITRE T1610
package hasp.policies.combined.denied_image_started

import data.hasp.lib.processes

violations contains {
	"message": $"container {input.container.name} started image {input.container.image.reference}, whose own decision was deny",
	"path": "/container/image/decision/verdict",
	"observed": "deny",
	"source": {"process": processes.told(input.event.process)},
} if {
	input.event.process.first
	input.container.image.decision.verdict == "deny"
}
