# METADATA
# scope: package
# title: Network tool in an image
# description: |
#   curl, wget, netcat and scanners fetch the next stage of an attack and look for the next machine. A finished program rarely needs one.
# custom:
#   id: network-tool-in-image
#   severity: low
#   subjects: [image]
#   phases: [build, deploy, run]
#   needs: [packages]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Remove the package, or fetch what the build needs in an earlier stage; probes can be httpGet, tcpSocket or grpc.
#   references:
#     - CIS-Docker-1.6.0 4.3
#     - NIST-800-190 4.1.2
#     - MITRE T1105
#     - MITRE T1046
#   parameters:
#     type: object
#     properties:
#       packages:
#         type: array
#         items: {type: string}
#         description: The packages that are found, by name.
#         default:
#           - curl
#           - dnsutils
#           - ftp
#           - iputils-ping
#           - ncat
#           - net-tools
#           - netcat
#           - netcat-openbsd
#           - netcat-traditional
#           - nmap
#           - socat
#           - tcpdump
#           - telnet
#           - wget
package hasp.policies.image.network_tool_in_image

import data.hasp.lib.packages

parameters := data.hasp.parameters["network-tool-in-image"]

violations contains packages.violation(i, found, $"the network tool {found.name} {found.version} is in the image") if {
	some i, found in packages.named(parameters.packages)
}
