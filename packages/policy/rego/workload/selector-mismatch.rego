# METADATA
# scope: package
# title: Selector does not match the template
# description: |
#   A workload whose selector does not select its own Pods is refused by the API server, so the rollout of whatever it brings
#   fails.
# custom:
#   id: selector-mismatch
#   severity: medium
#   subjects: [workload]
#   phases: [build, deploy]
#   needs: [object]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     recommended: {build: warn, deploy: warn}
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Give the template the labels of `selector.matchLabels`.
#   references:
#     - NIST-800-190 4.4.3
package hasp.policies.workload.selector_mismatch

import data.hasp.lib.workloads

violations contains {
	"message": $"{workloads.title} selects Pods by {name}={value}, which its own do not have",
	"path": $"/object/spec/selector/matchLabels/{replace(name, "/", "~1")}",
	"observed": object.get(input.workload.pod.labels, name, null),
	"expected": value,
} if {
	startswith(input.workload.apiVersion, "apps/")
	some name, value in input.object.spec.selector.matchLabels
	object.get(input.workload.pod.labels, name, null) != value
}
