# METADATA
# scope: package
# title: Service with the selector of another
# description: |
#   Two Services with one selector are most often a copy that nobody finished, and each takes the traffic of the other's Pods.
# custom:
#   id: service-selector-taken
#   severity: low
#   subjects: [resource]
#   resources: [Service]
#   needs: [object, related.peers]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: warn
#   remediation: >-
#     Give the Pods a label of their own and select by it.
#   references:
#     - CWE-694
package hasp.policies.resource.service_selector_taken

import data.hasp.lib.objects
import data.hasp.lib.related

violations contains {
	"message": $"{objects.title} selects the same Pods as {peer.others[0].name}",
	"path": "/object/spec/selector",
	"observed": object.get(objects.spec, "selector", null),
} if {
	some peer in input.related.peers
	peer.index == "selector"
	count(peer.others) > 0
}

unknowns contains {
	"message": $"whether another Service selects the Pods of {objects.title} is not known",
	"path": "/object/spec/selector",
} if {
	count(objects.member(objects.spec, "selector")) > 0
	related.may_be_more("peers")
	count(violations) == 0
}
