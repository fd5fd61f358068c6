# METADATA
# scope: package
# title: Namespace of the level privileged
# description: |
#   The level `privileged` of Pod Security refuses nothing, so every Pod of the namespace may take over its node.
# custom:
#   id: privileged-namespace
#   severity: medium
#   subjects: [resource]
#   resources: [Namespace]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: warn
#   remediation: >-
#     Set the label `pod-security.kubernetes.io/enforce` to `baseline` or `restricted`, and move what needs more into a namespace of
#     its own.
#   references:
#     - CIS-Kubernetes-1.10.0 5.2.1
#     - CIS-Kubernetes-1.10.0 5.2.2
#     - MITRE T1611
#     - CWE-250
#   parameters:
#     type: object
#     properties:
#       exempt:
#         type: array
#         items: {type: string}
#         description: Namespaces that run parts of the cluster.
#         default: [kube-system]
package hasp.policies.resource.privileged_namespace

import data.hasp.lib.objects

violations contains {
	"message": $"{objects.title} has the level {level} of Pod Security",
	"path": "/resource/labels/pod-security.kubernetes.io~1enforce",
	"observed": level,
	"expected": "baseline or restricted",
} if {
	level := input.resource.labels["pod-security.kubernetes.io/enforce"]
	not level in {"baseline", "restricted"}
	not object.get(input.resource, "name", "") in data.hasp.parameters["privileged-namespace"].exempt
}
