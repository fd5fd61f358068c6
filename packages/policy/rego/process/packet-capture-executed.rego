# METADATA
# scope: package
# title: Packets captured in a container
# description: |
#   A capture sees the passwords and tokens of every connection that is not encrypted.
# custom:
#   id: packet-capture-executed
#   severity: medium
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     parameter: programs
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict:
#       enforcement: warn
#       parameters:
#         terminals: true
#   remediation: >-
#     Take NET_RAW from the container and the program out of the image; capture from an ephemeral container instead.
#     `terminals` says whether sessions of people count.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1040
#   parameters:
#     type: object
#     properties:
#       programs:
#         type: array
#         items: {type: string}
#         description: Names of programs that it is asked about.
#         default:
#           - bettercap
#           - dsniff
#           - dumpcap
#           - ettercap
#           - mitmdump
#           - mitmproxy
#           - mitmweb
#           - ngrep
#           - sslsplit
#           - tcpdump
#           - tcpflow
#           - tshark
#           - wireshark
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: Globs over registry/repository, alone or with `:tag` or `@digest`, of images in which it is expected.
#         default: [docker.io/nicolaka/netshoot, "docker.io/kubeshark/*"]
#       terminals:
#         type: boolean
#         description: Whether what is typed in a terminal by someone who came in from outside counts too.
#         default: false
package hasp.policies.process.packet_capture_executed

import data.hasp.lib.executions
import data.hasp.lib.occasions

parameters := data.hasp.parameters["packet-capture-executed"]

violations contains {
	"message": $"{executions.text} captures packets",
	"path": "/event/process",
	"observed": executions.shown,
	"source": executions.source,
} if {
	input.container
	not is_typed
	not occasions.is_ordinary
	not executions.is_image(parameters.allowedImages)
}

is_typed if {
	not parameters.terminals
	occasions.is_session
}
