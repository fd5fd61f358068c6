# METADATA
# scope: package
# title: Much data sent to the internet
# description: |
#   Data that is stolen has to leave; few services send as much to one address.
# custom:
#   id: large-transfer-to-internet
#   severity: medium
#   subjects: [network]
#   events: [flow]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Look at what was sent and where; list images that send as much by design in `allowedImages`.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1041
#     - MITRE T1048
#     - MITRE T1030
#   parameters:
#     type: object
#     properties:
#       bytes:
#         type: integer
#         description: >-
#           Bytes of one flow at most.
#         default: 10737418240
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: >-
#           Globs over registry/repository, alone or with `:tag` or `@digest`, of images that send as much by
#           design.
#         default: ["**/*backup*", "**/*velero*", "**/*restic*", "**/*rclone*"]
package hasp.policies.network.large_transfer_to_internet

import data.hasp.lib.executions
import data.hasp.lib.occasions
import data.hasp.lib.peers

parameters := data.hasp.parameters["large-transfer-to-internet"]

violations contains {
	"message": $"{input.event.process.name} moved {input.event.flow.bytes} bytes with {peers.shown(peers.other)}",
	"path": "/event/flow/bytes",
	"observed": input.event.flow.bytes,
	"source": executions.source,
} if {
	input.event.flow.bytes > parameters.bytes
	not peers.is_inward
	peers.is_internet(input.event.destination)
	input.container
	not occasions.is_build
	not executions.is_image(parameters.allowedImages)
}
