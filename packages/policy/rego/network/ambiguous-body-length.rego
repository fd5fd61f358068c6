# METADATA
# scope: package
# title: Request whose body's length is said twice
# description: |
#   Where a proxy and a server read the end of a body differently, what follows it is a request that nobody judged
#   (request smuggling).
# custom:
#   id: ambiguous-body-length
#   severity: high
#   subjects: [request]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Refuse such requests in the proxy, and use HTTP/2 to the servers.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1190
#     - CWE-444
package hasp.policies.network.ambiguous_body_length

import data.hasp.lib.requests

violations contains {
	"message": $"{requests.shown} of {requests.who} has {reason}",
	"path": "/request/headers",
	"observed": reason,
	"source": requests.source,
} if {
	some reason in reasons
}

headers := input.request.headers

reasons contains "both Transfer-Encoding and Content-Length" if {
	headers["transfer-encoding"]
	headers["content-length"]
}

reasons contains $"the Transfer-Encoding {encoding}" if {
	encoding := headers["transfer-encoding"]
	not lower(encoding) in {"chunked", "gzip, chunked", "deflate, chunked", "identity", "trailers"}
}

reasons contains $"the Content-Length {length}" if {
	length := headers["content-length"]
	not is_number_text(length)
}

# A list of lengths, a sign or a blank is read differently everywhere.
is_number_text(text) if {
	text != ""
	trim(text, "0123456789") == ""
}
