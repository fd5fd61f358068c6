# METADATA
# scope: package
# title: Namespace without a Pod Security level
# description: |
#   Without the label a namespace has the level of the cluster's defaults, most often `privileged`, which refuses nothing.
# custom:
#   id: namespace-without-pod-security
#   severity: medium
#   subjects: [resource]
#   resources: [Namespace]
#   phases: [build, deploy]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Set the label `pod-security.kubernetes.io/enforce` to `baseline` or `restricted`.
#   references:
#     - CIS-Kubernetes-1.10.0 5.2.1
#     - CWE-250
#   parameters:
#     type: object
#     properties:
#       exempt:
#         type: array
#         items: {type: string}
#         description: Namespaces that need no level.
#         default: [kube-system, kube-public, kube-node-lease]
package hasp.policies.resource.namespace_without_pod_security

import data.hasp.lib.objects

violations contains {
	"message": $"{objects.title} has no level of Pod Security",
	"path": "/resource/labels",
	"observed": null,
	"expected": "baseline or restricted",
} if {
	not input.resource.labels["pod-security.kubernetes.io/enforce"]
	not object.get(input.resource, "name", "") in data.hasp.parameters["namespace-without-pod-security"].exempt
}
