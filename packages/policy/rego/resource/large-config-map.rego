# METADATA
# scope: package
# title: ConfigMap that is too large
# description: |
#   Every ConfigMap is kept in etcd and sent to each node that mounts it; large ones slow the API server down for all.
# custom:
#   id: large-config-map
#   severity: negligible
#   subjects: [resource]
#   resources: [ConfigMap]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: warn
#   remediation: >-
#     Put the content into an image or a volume.
#   references:
#     - MITRE T1499
#     - CWE-770
#   parameters:
#     type: object
#     properties:
#       maxBytes:
#         type: integer
#         description: Characters of all values together.
#         default: 524288
package hasp.policies.resource.large_config_map

import data.hasp.lib.objects

violations contains {
	"message": $"{objects.title} holds {size} characters",
	"path": "/object",
	"observed": size,
	"expected": limit,
} if {
	size := sum([count(value) | some name in ["data", "binaryData"]; some value in objects.member(input.object, name); is_string(value)])
	size > limit
}

limit := data.hasp.parameters["large-config-map"].maxBytes
