# METADATA
# scope: package
# title: Request that climbs out of its path
# description: |
#   `..` in a path, plain or encoded, asks a server for files that it does not serve.
# custom:
#   id: path-traversal-requested
#   severity: high
#   subjects: [request]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Normalise paths in the proxy, and let the server open only what lies below its root.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1190
#     - MITRE T1083
#     - CWE-22
package hasp.policies.network.path_traversal_requested

import data.hasp.lib.requests

violations contains {
	"message": $"{requests.who} asked for {requests.shown}",
	"path": "/request/path",
	"observed": requests.shown,
	"source": requests.source,
} if {
	is_climbing
}

is_climbing if {
	contains(requests.raw_path, "..")
	some way in ["/../", "\\..\\", "/..\\", "\\../", "/..;"]
	contains($"/{requests.raw_path}/", way)
}

is_climbing if {
	contains(requests.raw_path, "%")
	some way in ["%2e%2e", ".%2e", "%2e.", "..%2f", "..%5c", "%252e%252e", "..%252f", "..%c0%af", "..%00"]
	contains(requests.raw_path, way)
}

# Decoded twice it may still be there.
is_climbing if ".." in requests.segments
