# METADATA
# scope: package
# title: Tunnel or remote access tool run
# description: |
#   A tunnel that opens from the inside passes every rule about what may come in.
# custom:
#   id: remote-access-tool-executed
#   severity: high
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     parameter: programs
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Find out who brought it in and close the network outwards. List images whose purpose it is in `allowedImages`.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1572
#     - MITRE T1219
#     - MITRE T1090
#   parameters:
#     type: object
#     properties:
#       programs:
#         type: array
#         items: {type: string}
#         description: Names of programs that it is asked about.
#         default:
#           - anydesk
#           - bore
#           - chisel
#           - cloudflared
#           - dns2tcp
#           - dnscat
#           - dnscat2
#           - earthworm
#           - frpc
#           - frps
#           - gost
#           - gs-netcat
#           - gsocket
#           - hans
#           - iodine
#           - iodined
#           - iox
#           - lcx
#           - ligolo
#           - ligolo-agent
#           - localtunnel
#           - lt
#           - nebula
#           - ngrok
#           - nps
#           - npc
#           - pagekite
#           - pivotnacci
#           - ptunnel
#           - ptunnel-ng
#           - rathole
#           - reGeorg
#           - redsocks
#           - revsocks
#           - rustdesk
#           - sshuttle
#           - tailscaled
#           - teamviewer
#           - tmate
#           - tor
#           - udp2raw
#           - wstunnel
#           - x11vnc
#           - zerotier-one
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: Globs over registry/repository, alone or with `:tag` or `@digest`, of images in which it is expected.
#         default:
#           - "docker.io/cloudflare/*"
#           - "docker.io/tailscale/*"
#           - "ghcr.io/tailscale/*"
#           - "docker.io/ngrok/*"
#           - "docker.io/snowdreamtech/frp*"
#           - "docker.io/zerotier/*"
#           - docker.io/jpillora/chisel
package hasp.policies.process.remote_access_tool_executed

import data.hasp.lib.executions

parameters := data.hasp.parameters["remote-access-tool-executed"]

violations contains {
	"message": $"the tunnel {executions.text} was opened",
	"path": "/event/process",
	"observed": executions.shown,
	"source": executions.source,
} if {
	not executions.process.first
	not executions.is_image(parameters.allowedImages)
}
