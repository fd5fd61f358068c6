# METADATA
# scope: package
# title: Labels or taints of a node changed by a person
# description: |
#   Labels and taints keep workloads apart, so whoever changes them brings Pods to nodes where they should not be.
# custom:
#   id: node-changed-by-person
#   severity: medium
#   subjects: [resource]
#   resources: [Node]
#   needs: [object, formerObject]
#   phases: [deploy]
#   enforcement: audit
#   profiles:
#     strict: warn
#   remediation: >-
#     Make the change in the configuration of the node pool, or name the person's group in `allowedGroups`.
#   references:
#     - MITRE T1562.001
#     - CWE-284
#   parameters:
#     type: object
#     properties:
#       allowedGroups:
#         type: array
#         items: {type: string}
#         description: Groups whose members may change nodes.
#         default: ["system:masters"]
package hasp.policies.resource.node_changed_by_person

import data.hasp.lib.objects

violations contains {
	"message": $"{objects.person} changes the {what} of {objects.title}",
	"path": path,
	"observed": now,
} if {
	objects.person
	not is_allowed
	some [what, path, now, before] in [
		["labels", "/resource/labels", input.resource.labels, object.get(input.former, "labels", null)],
		["taints", "/object/spec", taints(input.object), taints(input.formerObject)],
	]
	now != before
}

taints(one) := object.get(objects.member(one, "spec"), "taints", [])

is_allowed if {
	some group in input.context.request.user.groups
	group in data.hasp.parameters["node-changed-by-person"].allowedGroups
}
