# METADATA
# scope: package
# title: Pod evicted by a person
# description: |
#   Evicting Pods one by one is how a workload is stopped without a trace in its own object.
# custom:
#   id: pod-eviction
#   severity: low
#   subjects: [access]
#   phases: [deploy]
#   enforcement: audit
#   profiles:
#     strict: warn
#   remediation: >-
#     Drain the node by the cluster's tools, or name the person's group in `allowedGroups`.
#   references:
#     - MITRE T1489
#     - CWE-284
#   parameters:
#     type: object
#     properties:
#       allowedGroups:
#         type: array
#         items: {type: string}
#         description: Groups whose members may evict Pods.
#         default: ["system:masters", "system:nodes", "system:serviceaccounts"]
package hasp.policies.resource.pod_eviction

violations contains {
	"message": $"{input.access.user.name} evicts Pod {object.get(input.access, "name", "?")}",
	"path": "/access/subresource",
	"observed": "eviction",
} if {
	input.access.subresource == "eviction"
	not is_allowed
}

is_allowed if {
	some group in input.access.user.groups
	group in data.hasp.parameters["pod-eviction"].allowedGroups
}
