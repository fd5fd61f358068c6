# METADATA
# scope: package
# title: Debug container added to a running Pod
# description: |
#   An ephemeral container brings an image of somebody's choice into a running Pod, beside the program, with its network and
#   perhaps its processes. It never goes away before the Pod does.
# custom:
#   id: debug-container-added
#   severity: medium
#   subjects: [workload, access]
#   phases: [deploy, run]
#   enforcement: audit
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Delete the Pod when the search is over; list those who may in `allowed`, and take `update` of pods/ephemeralcontainers
#     from the roles of others.
#   references:
#     - MITRE T1609
#     - MITRE T1610
#     - NIST-800-190 4.3.1
#   parameters:
#     type: object
#     properties:
#       allowed:
#         type: array
#         items: {type: string}
#         description: Users and groups that may do so; `*` at the end stands for any end.
#         default: []
package hasp.policies.access.debug_container_added

import data.hasp.lib.accesses

parameters := data.hasp.parameters["debug-container-added"]

violations contains {
	"message": $"{input.context.request.user.name} adds the debug container {container.name} with image {container.image.reference}",
	"path": $"/workload/containers/{i}",
	"observed": {"user": input.context.request.user.name, "image": container.image.reference},
} if {
	input.context.request.subresource == "ephemeralcontainers"
	not is_allowed(input.context.request.user)
	some i, container in input.workload.containers
	container.role == "ephemeral"
	not is_older(container)
}

# The webhook sends the whole Pod; the audit log says only that it was changed.
violations contains {
	"message": $"{accesses.told} adds a debug container to Pod {accesses.place}",
	"path": "/access/user",
	"observed": accesses.told,
} if {
	input.access.subresource == "ephemeralcontainers"
	accesses.is_change
	accesses.happened
	not accesses.is_one_of(parameters.allowed)
}

is_older(container) if {
	some one in input.former.containers
	one.name == container.name
}

is_allowed(user) if {
	some name in parameters.allowed
	accesses.fits(name, user.name)
}

is_allowed(user) if {
	some name in parameters.allowed
	some group in user.groups
	accesses.fits(name, group)
}
