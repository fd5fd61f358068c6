# METADATA
# scope: package
# title: Istio authorization that allows everyone
# description: |
#   An ALLOW rule that says nothing of sources, operations and conditions admits every request, whatever other rules limit.
# custom:
#   id: istio-allows-all
#   severity: medium
#   subjects: [resource]
#   resources: [AuthorizationPolicy]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Write `from` with `principals` or `namespaces`, and `to` with the operations that are meant.
#   references:
#     - NIST-800-190 4.3.3
#     - CWE-862
package hasp.policies.resource.istio_allows_all

import data.hasp.lib.objects

# Where no action is said, it is ALLOW.
violations contains {
	"message": $"{objects.title} allows every request",
	"path": at,
	"observed": rule,
} if {
	object.get(objects.spec, "action", "ALLOW") == "ALLOW"
	some at, rule in objects.parts(objects.spec, "rules", "/object/spec")
	every name in ["from", "to", "when"] {
		count(object.get(rule, name, [])) == 0
	}
}

violations contains {
	"message": $"{objects.title} allows requests of every principal",
	"path": path,
	"observed": "*",
} if {
	object.get(objects.spec, "action", "ALLOW") == "ALLOW"
	some at, rule in objects.parts(objects.spec, "rules", "/object/spec")
	some from, source in objects.parts(rule, "from", at)
	not is_narrowed(rule)
	some path, principal in objects.items(object.get(objects.member(source, "source"), "principals", []), $"{from}/source/principals")
	principal == "*"
}

is_narrowed(rule) if {
	some name in ["to", "when"]
	count(object.get(rule, name, [])) > 0
}
