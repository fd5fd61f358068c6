# METADATA
# scope: package
# title: Ingress with configuration of nginx in an annotation
# description: |
#   A snippet is configuration of the shared nginx: whoever may write Ingresses reads the controller's token and every Secret of the
#   cluster with it (CVE-2021-25742).
# custom:
#   id: ingress-snippet
#   severity: high
#   subjects: [resource]
#   resources: [Ingress]
#   phases: [build, deploy]
#   enforcement: enforce
#   profiles:
#     baseline: enforce
#     recommended: enforce
#     strict: enforce
#   remediation: >-
#     Remove the snippet annotation, and set `allow-snippet-annotations` to `false` in the controller's ConfigMap.
#   references:
#     - MITRE T1190
#     - CWE-94
package hasp.policies.resource.ingress_snippet

import data.hasp.lib.objects

# Whatever the operator calls its annotations, their names end alike.
violations contains {
	"message": $"{objects.title} has configuration of nginx in the annotation {key}",
	"path": $"/resource/annotations/{objects.escaped(key)}",
	"observed": key,
} if {
	some key, value in input.resource.annotations
	is_snippet(key)
	trim_space(value) != ""
}

is_snippet(key) if endswith(key, "-snippet")

is_snippet(key) if endswith(key, "-snippets")
