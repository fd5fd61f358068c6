# METADATA
# scope: package
# title: Image runs though its decision was a denial
# description: |
#   The pipeline refused the image, and it runs: it was pushed past the pipeline, or what was found since would have refused it.
# custom:
#   id: denied-image-running
#   severity: high
#   subjects: [workload, container]
#   phases: [build, deploy, run]
#   enforcement: warn
#   profiles:
#     recommended: {build: audit, deploy: warn, run: warn}
#     strict: {build: warn, deploy: warn, run: warn}
#   remediation: >-
#     Roll back to the last image that was allowed, and mend what the decision names (`hasp scan IMAGE`).
#   references:
#     - NIST-800-190 4.1.1
#     - NIST-800-190 4.2.2
#     - MITRE T1525
package hasp.policies.combined.denied_image_running

import data.hasp.lib.containers

violations contains {
	"message": $"container {container.name} runs image {container.image.reference}, whose own decision was deny: {reasons(container.image.decision)}",
	"path": $"{path}/image",
	"observed": "deny",
	"expected": "allow",
} if {
	some path, container in containers.all
	container.image.decision.verdict == "deny"
}

# The gravest first, as they are carried.
reasons(decision) := concat(", ", array.slice(unique, 0, 3)) if {
	unique := [policy | some i, one in decision.violations; policy := one.policy; not is_repeated(decision, i, policy)]
	count(unique) > 0
} else := "nothing carried says why"

is_repeated(decision, i, policy) if {
	i > 0
	decision.violations[i - 1].policy == policy
}
