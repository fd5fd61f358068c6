# METADATA
# scope: package
# title: Namespace without a policy that denies by default
# description: |
#   Without a NetworkPolicy for every Pod, each Pod talks to and is reached from all others, whatever single policies say.
# custom:
#   id: namespace-without-default-deny
#   severity: medium
#   subjects: [resource]
#   resources: [Namespace]
#   needs: [object, related.networkPolicies]
#   phases: [deploy]
#   enforcement: audit
#   profiles:
#     strict: warn
#   remediation: >-
#     Add a NetworkPolicy with `podSelector` of `{}`, `policyTypes` of `[Ingress, Egress]` and no rules.
#   references:
#     - CIS-Kubernetes-1.10.0 5.3.2
#     - NIST-800-190 4.3.3
#     - CWE-1188
package hasp.policies.resource.namespace_without_default_deny

import data.hasp.lib.objects
import data.hasp.lib.related

violations contains {
	"message": $"{objects.title} has no NetworkPolicy that denies {direction} of every Pod",
	"path": "/object",
	"observed": count(input.related.networkPolicies),
} if {
	objects.is_older
	input.related.complete
	some direction in ["ingress", "egress"]
	denying := [policy | some policy in input.related.networkPolicies; policy[direction]; policy.everyPod; policy.rules == 0]
	count(denying) == 0
}

unknowns contains {
	"message": $"which NetworkPolicies {objects.title} has is not known",
	"path": "/object",
} if {
	objects.is_older
	not related.is_told("networkPolicies")
}

# A namespace is made before what is in it.