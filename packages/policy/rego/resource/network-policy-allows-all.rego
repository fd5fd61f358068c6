# METADATA
# scope: package
# title: NetworkPolicy that allows everything
# description: |
#   A rule without peers, or with every address, lets everything pass, and the namespace looks protected while it is not.
# custom:
#   id: network-policy-allows-all
#   severity: medium
#   subjects: [resource]
#   resources: [NetworkPolicy]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Name the peers in `from` or `to` (`podSelector`, `namespaceSelector`, `ipBlock`), or remove the policy.
#   references:
#     - CIS-Kubernetes-1.10.0 5.3.2
#     - NIST-800-190 4.3.3
#     - CWE-668
package hasp.policies.resource.network_policy_allows_all

import data.hasp.lib.exposure
import data.hasp.lib.objects

violations contains {
	"message": $"{objects.title} allows {list} {words} everything",
	"path": at,
	"observed": rule,
} if {
	some [list, peers, words] in directions
	some at, rule in objects.parts(objects.spec, list, "/object/spec")
	count(object.get(rule, peers, [])) == 0
	count(object.get(rule, "ports", [])) == 0
}

violations contains {
	"message": $"{objects.title} allows {list} {words} {range}",
	"path": $"{path}/ipBlock/cidr",
	"observed": range,
} if {
	some [list, peers, words] in directions
	some at, rule in objects.parts(objects.spec, list, "/object/spec")
	some path, peer in objects.parts(rule, peers, at)
	range := peer.ipBlock.cidr
	exposure.is_everywhere(range)
	count(object.get(peer.ipBlock, "except", [])) == 0
}

directions := [["ingress", "from", "from"], ["egress", "to", "to"]]
