# METADATA
# scope: package
# title: Network tool run in a container
# description: |
#   Tools that open any connection by hand are of use to intruders; applications have no need of them.
# custom:
#   id: network-tool-executed
#   severity: low
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     parameter: programs
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Leave the tools out of the image: probes can use what the application itself has. List images that need them in
#     `allowedImages`.
#   references:
#     - NIST-800-190 4.4.4
#     - CIS-Docker-1.6.0 4.3
#     - MITRE T1095
#     - MITRE T1046
#   parameters:
#     type: object
#     properties:
#       programs:
#         type: array
#         items: {type: string}
#         description: Names of programs that it is asked about.
#         default: [dig, nc, ncat, netcat, nslookup, proxychains, proxychains4, socat, ss, telnet, traceroute]
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: Globs over registry/repository, alone or with `:tag` or `@digest`, of images in which it is expected.
#         default: [docker.io/nicolaka/netshoot]
package hasp.policies.process.network_tool_executed

import data.hasp.lib.executions
import data.hasp.lib.occasions

parameters := data.hasp.parameters["network-tool-executed"]

violations contains {
	"message": $"{executions.text} was run in a container",
	"path": "/event/process",
	"observed": executions.shown,
	"source": executions.source,
} if {
	input.container
	not occasions.is_ordinary
	not is_probe
	not executions.is_image(parameters.allowedImages)
}

# A probe runs it directly, without a terminal; what a shell between them runs has that shell as its parent.
is_probe if {
	occasions.outermost.entered
	not executions.process.tty
}
