# METADATA
# scope: package
# title: Connection to a cloud metadata address
# description: |
#   The metadata service of a cloud hands out the credentials of the node's role to whoever asks from the node; server-side
#   request forgery and stolen containers ask first there. Name and time services at the same addresses are left alone.
# custom:
#   id: cloud-metadata-access
#   severity: high
#   subjects: [network]
#   events: [connect]
#   dispatch:
#     by: address
#     parameter: addresses
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Bind an identity to the workload (IRSA, EKS Pod Identity, Workload Identity), require IMDSv2 with a hop limit of 1 and
#     refuse the address in a network policy; list images that need it in `allowedImages`.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1552.005
#     - CWE-918
#   parameters:
#     type: object
#     properties:
#       addresses:
#         type: array
#         items: {type: string}
#         description: >-
#           Metadata addresses, IPv6 as RFC 5952 writes it: of all large clouds, of Amazon ECS tasks and EKS Pod Identity, of Alibaba,
#           Azure's host and Oracle.
#         default:
#           - 169.254.169.254
#           - 169.254.170.2
#           - 169.254.170.23
#           - 100.100.100.200
#           - 168.63.129.16
#           - 192.0.0.192
#           - "fd00:ec2::23"
#           - "fd00:ec2::254"
#           - "fd20:ce::254"
#       ignoredPorts:
#         type: array
#         items: {type: integer}
#         description: Ports of other services at these addresses.
#         default: [53, 123]
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: Globs over registry/repository, alone or with `:tag` or `@digest`, of images that may connect.
#         default: []
package hasp.policies.network.cloud_metadata_access

import data.hasp.lib.addresses
import data.hasp.lib.globs
import data.hasp.lib.images
import data.hasp.lib.processes

parameters := data.hasp.parameters["cloud-metadata-access"]

violations contains {
	"message": $"{input.event.process.name} connected to the cloud metadata address {destination.address}:{port}",
	"path": "/event/destination/address",
	"observed": $"{destination.address}:{port}/{object.get(input.event, "protocol", "")}",
	"source": {
		"process": processes.told(input.event.process),
		"ancestry": [processes.told(ancestor) | some ancestor in input.event.ancestry],
	},
} if {
	destination := input.event.destination

	is_metadata(addresses.canonical(destination.address))
	not destination.port in parameters.ignoredPorts

	# The node's own services ask there by design.
	input.container
	not is_allowed(input.container.image)
	port := object.get(destination, "port", "")
}

is_metadata(address) if {
	some one in parameters.addresses
	addresses.canonical(one) == address
}

is_allowed(image) if {
	some pattern in parameters.allowedImages
	some name in images.names_of_summary(image)
	globs.fits(pattern, name)
}
