# METADATA
# scope: package
# title: Server name of TLS is not the host of the request
# description: |
#   A proxy that trusts the name of the connection lets a request for another host through (domain fronting).
# custom:
#   id: server-name-not-the-host
#   severity: medium
#   subjects: [request]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Let the proxy refuse requests whose host is not the server name (421).
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1090.004
#     - CWE-923
package hasp.policies.network.server_name_not_the_host

import data.hasp.lib.requests

violations contains {
	"message": $"{requests.who} connected to {sni} and asked for {host}",
	"path": "/request/sni",
	"observed": sni,
	"source": requests.source,
} if {
	sni := trim_suffix(lower(input.request.sni), ".")
	host := trim_suffix(lower(split(input.request.host, ":")[0]), ".")
	sni != ""
	sni != host
	not is_of_mesh
}

# Meshes name the connection after the Service and its port, not after the host.
is_of_mesh if startswith(lower(input.request.sni), "outbound_")

is_of_mesh if endswith(lower(input.request.sni), ".local")
