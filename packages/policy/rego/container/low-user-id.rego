# METADATA
# scope: package
# title: User id that the node may use
# description: |
#   A small user id is likely to be one of the node's own accounts: what gets out of the container has that account's files.
# custom:
#   id: low-user-id
#   severity: low
#   subjects: [workload, container]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Set `runAsUser` to an id from 10000 on (`--user 65532`).
#   references:
#     - NIST-800-190 4.4.3
#     - CWE-250
#   parameters:
#     type: object
#     properties:
#       minimum:
#         type: integer
#         minimum: 0
#         description: The smallest id that no account of a node has.
#         default: 1000
package hasp.policies.container.low_user_id

import data.hasp.lib.containers

parameters := data.hasp.parameters["low-user-id"]

violations contains {
	"message": $"container {container.name} runs as user {container.effective.user.uid}, below {parameters.minimum}",
	"path": $"{path}/effective/user/uid",
	"observed": container.effective.user.uid,
	"expected": parameters.minimum,
} if {
	some path, container in containers.all
	container.effective.user.uid < parameters.minimum

	# root is another policy's
	container.effective.user.uid > 0
}
