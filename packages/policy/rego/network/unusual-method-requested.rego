# METADATA
# scope: package
# title: Method that no service needs
# description: |
#   TRACE sends back what it was sent, credentials too; CONNECT makes a proxy of a server.
# custom:
#   id: unusual-method-requested
#   severity: low
#   subjects: [request]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Refuse these methods in the proxy.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1190
#     - MITRE T1090
#     - CWE-693
package hasp.policies.network.unusual_method_requested

import data.hasp.lib.requests

violations contains {
	"message": $"{requests.who} asked for {requests.shown}",
	"path": "/request/method",
	"observed": input.request.method,
	"source": requests.source,
} if {
	upper(input.request.method) in {"TRACE", "TRACK", "CONNECT", "DEBUG"}
	input.request.protocol != "grpc"
	not is_websocket
}

# A web socket over HTTP/2 begins so (RFC 8441).
is_websocket if input.request.headers["sec-websocket-version"]

is_websocket if input.request.headers[":protocol"]
