# METADATA
# scope: package
# title: Name that is reserved for Kubernetes
# description: |
#   Namespaces that begin with `kube-` are Kubernetes' own, and tools and exceptions trust them by their name.
# custom:
#   id: reserved-name
#   severity: low
#   subjects: [resource]
#   resources: [Namespace]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: warn
#   remediation: >-
#     Use a name without the prefix.
#   references:
#     - MITRE T1036
#   parameters:
#     type: object
#     properties:
#       prefixes:
#         type: array
#         items: {type: string}
#         description: Beginnings of names that are reserved.
#         default: [kube-]
#       known:
#         type: array
#         items: {type: string}
#         description: Namespaces that may begin so.
#         default: [kube-system, kube-public, kube-node-lease]
package hasp.policies.resource.reserved_name

import data.hasp.lib.objects

violations contains {
	"message": $"{objects.title} begins with the reserved {prefix}",
	"path": "/resource/name",
	"observed": input.resource.name,
} if {
	some prefix in parameters.prefixes
	startswith(input.resource.name, prefix)
	not input.resource.name in parameters.known
}

parameters := data.hasp.parameters["reserved-name"]
