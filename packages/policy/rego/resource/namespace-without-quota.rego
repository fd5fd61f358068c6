# METADATA
# scope: package
# title: Namespace without quota or limits
# description: |
#   Without a ResourceQuota one namespace uses up the cluster, and without a LimitRange so does one container.
# custom:
#   id: namespace-without-quota
#   severity: low
#   subjects: [resource]
#   resources: [Namespace]
#   needs: [object, related.resourceQuotas, related.limitRanges]
#   phases: [deploy]
#   enforcement: audit
#   profiles:
#     strict: warn
#   remediation: >-
#     Add a ResourceQuota with `requests.cpu`, `requests.memory` and `limits.memory`, and a LimitRange with defaults for containers.
#   references:
#     - NIST-800-190 4.3.5
#     - MITRE T1499
#     - CWE-770
package hasp.policies.resource.namespace_without_quota

import data.hasp.lib.objects
import data.hasp.lib.related

violations contains {
	"message": $"{objects.title} has no {kind}",
	"path": "/object",
	"observed": 0,
} if {
	objects.is_older
	input.related.complete
	some kind, list in {"ResourceQuota": input.related.resourceQuotas, "LimitRange": input.related.limitRanges}
	count(list) == 0
}

unknowns contains {
	"message": $"which quotas and limits {objects.title} has is not known",
	"path": "/object",
} if {
	objects.is_older
	not is_told
}

is_told if {
	related.is_told("resourceQuotas")
	related.is_told("limitRanges")
}

# A namespace is made before what is in it.