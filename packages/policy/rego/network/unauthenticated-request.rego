# METADATA
# scope: package
# title: Request without a proven name to a sensitive service
# description: |
#   A service that holds what is worth stealing answers only to who has shown who it is.
# custom:
#   id: unauthenticated-request
#   severity: high
#   subjects: [request]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Require mTLS or a token in the mesh for the service (PeerAuthentication STRICT, RequestAuthentication).
#   references:
#     - NIST-800-190 4.4.2
#     - NIST-800-190 4.3.3
#     - MITRE T1078
#     - CWE-306
#   parameters:
#     type: object
#     properties:
#       labels:
#         type: object
#         description: >-
#           Labels of services or their namespaces, each with the values that mark them as sensitive.
#         default: {"data-classification": ["confidential", "restricted", "secret"], "authentication": ["required"]}
#       openPaths:
#         type: array
#         items: {type: string}
#         description: >-
#           Paths in lower case that anyone may ask for: probes.
#         default:
#           - /healthz
#           - /livez
#           - /readyz
#           - /health
#           - /ready
#           - /live
#           - /ping
#           - /metrics
#           - /grpc.health.v1.health
package hasp.policies.network.unauthenticated_request

import data.hasp.lib.peers
import data.hasp.lib.requests

parameters := data.hasp.parameters["unauthenticated-request"]

violations contains {
	"message": $"{requests.shown} of {requests.who} has no proven name",
	"path": "/request/source",
	"observed": requests.who,
	"source": requests.source,
} if {
	is_sensitive
	not input.request.source.principal
	not input.request.source.jwt
	not requests.is_below(parameters.openPaths)
}

is_sensitive if {
	some key, values in parameters.labels
	peers.own_label(key) in values
}
