# METADATA
# scope: package
# title: Cilium policy that allows the whole world
# description: |
#   The entities `all` and `world` and every address let everything pass, whatever the policy seems to limit.
# custom:
#   id: cilium-policy-allows-all
#   severity: medium
#   subjects: [resource]
#   resources: [CiliumNetworkPolicy, CiliumClusterwideNetworkPolicy]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Name the peers by `fromEndpoints`, `toEndpoints`, `toFQDNs` or narrower ranges.
#   references:
#     - NIST-800-190 4.3.3
#     - CWE-668
package hasp.policies.resource.cilium_policy_allows_all

import data.hasp.lib.exposure
import data.hasp.lib.objects

violations contains {
	"message": $"{objects.title} allows {list} with {peer}",
	"path": path,
	"observed": peer,
} if {
	some owner, one in specs
	some [list, names] in directions
	some at, rule in objects.parts(one, list, owner)
	some name in names
	some path, peer in objects.items(object.get(rule, name, []), $"{at}/{name}")
	is_everyone(peer)
}

specs["/object/spec"] := objects.spec

specs[path] := one if some path, one in objects.parts(input.object, "specs", "/object")

directions := [
	["ingress", ["fromEntities", "fromCIDR"]],
	["egress", ["toEntities", "toCIDR"]],
]

is_everyone("all")

is_everyone("world")

is_everyone(peer) if {
	is_string(peer)
	exposure.is_everywhere(peer)
}
