# METADATA
# scope: package
# title: Request in clear text between namespaces
# description: |
#   What crosses namespaces crosses nodes, where others may read and change it.
# custom:
#   id: clear-text-request-between-namespaces
#   severity: medium
#   subjects: [request]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Turn mTLS on in the mesh (PeerAuthentication STRICT), or serve TLS.
#   references:
#     - NIST-800-190 4.4.2
#     - NIST-800-190 4.3.3
#     - MITRE T1040
#     - CWE-319
#   parameters:
#     type: object
#     properties:
#       openPaths:
#         type: array
#         items: {type: string}
#         description: >-
#           Paths in lower case that may be asked for so.
#         default: [/healthz, /livez, /readyz, /metrics]
package hasp.policies.network.clear_text_request_between_namespaces

import data.hasp.lib.peers
import data.hasp.lib.requests

parameters := data.hasp.parameters["clear-text-request-between-namespaces"]

violations contains {
	"message": $"{requests.who} asked for {requests.shown} without TLS",
	"path": "/request/scheme",
	"observed": input.request.scheme,
	"source": requests.source,
} if {
	input.request.scheme == "http"
	[from, to] := peers.namespaces
	from != to
	not input.request.source.principal
	not requests.is_below(parameters.openPaths)
}
