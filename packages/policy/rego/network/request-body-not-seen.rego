# METADATA
# scope: package
# title: Body of a request that was not seen whole
# description: |
#   What a proxy cuts off nobody judges: an attack stands behind as many blanks as it takes.
# custom:
#   id: request-body-not-seen
#   severity: medium
#   subjects: [request]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     strict: warn
#   remediation: >-
#     Bound bodies in the proxy (client_max_body_size, max_request_bytes); give the authorizer bodies whole, or
#     none.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1499.003
#     - CWE-770
#   parameters:
#     type: object
#     properties:
#       bytes:
#         type: integer
#         description: >-
#           Bytes of a body at most.
#         default: 104857600
#       whole:
#         type: boolean
#         description: >-
#           Whether a body that was cut leaves the request undecided.
#         default: true
package hasp.policies.network.request_body_not_seen

import data.hasp.lib.requests

parameters := data.hasp.parameters["request-body-not-seen"]

violations contains {
	"message": $"{requests.shown} of {requests.who} has a body of {length} bytes",
	"path": "/request/headers",
	"observed": length,
	"expected": parameters.bytes,
	"source": requests.source,
} if {
	length := to_number(input.request.headers["content-length"])
	length > parameters.bytes
}

unknowns contains {
	"message": $"the body of {requests.shown} was not seen whole",
	"path": "/request",
} if {
	input.request.bodyTruncated
	parameters.whole
}
