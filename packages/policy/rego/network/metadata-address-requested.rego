# METADATA
# scope: package
# title: Request that names a metadata address
# description: |
#   A service that fetches what a request names is made to fetch the cloud's credentials so.
# custom:
#   id: metadata-address-requested
#   severity: high
#   subjects: [request]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Refuse addresses of the network itself in what the service fetches, and refuse the metadata address in a
#     network policy.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1552.005
#     - MITRE T1190
#     - CWE-918
#   parameters:
#     type: object
#     properties:
#       addresses:
#         type: array
#         items: {type: string}
#         description: >-
#           Addresses and names of metadata services, and other ways to write them.
#         default:
#           - "169.254.169.254"
#           - "169.254.170.2"
#           - "169.254.170.23"
#           - "fd00:ec2::254"
#           - metadata.google.internal
#           - "100.100.100.200"
#           - "0xa9fea9fe"
#           - "2852039166"
#           - "0251.0376.0251.0376"
#           - "169.254.169.254.nip.io"
#           - instance-data.ec2.internal
package hasp.policies.network.metadata_address_requested

import data.hasp.lib.requests

parameters := data.hasp.parameters["metadata-address-requested"]

violations contains {
	"message": $"{requests.who} named {address} in {requests.shown}",
	"path": "/request/path",
	"observed": address,
	"source": requests.source,
} if {
	some address in parameters.addresses
	contains(text, address)
}

text := $"{lower(object.get(input.request, "host", ""))} {requests.text}"
