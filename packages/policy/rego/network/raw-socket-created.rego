# METADATA
# scope: package
# title: Socket that sees all packets created
# description: |
#   A packet socket reads and forges everything on the network interface: passwords of others, ARP, DNS answers.
# custom:
#   id: raw-socket-created
#   severity: medium
#   subjects: [network]
#   events: [socket]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict:
#       enforcement: warn
#       parameters:
#         raw: true
#   remediation: >-
#     Take the capability NET_RAW from the container (`drop: [ALL]`).
#   references:
#     - NIST-800-190 4.4.2
#     - CIS-Kubernetes-1.10.0 5.2.8
#     - MITRE T1040
#     - MITRE T1557.002
#   parameters:
#     type: object
#     properties:
#       raw:
#         type: boolean
#         description: >-
#           Whether raw sockets of IP count too, which ping and traceroute use.
#         default: false
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: >-
#           Programs that work on packets by design.
#         default:
#           - arping
#           - bird
#           - cilium-agent
#           - dhclient
#           - dhcpcd
#           - dhcpd
#           - dhcrelay
#           - dnsmasq
#           - dockerd
#           - dumpcap
#           - fping
#           - frr
#           - kea-dhcp4
#           - keepalived
#           - lldpd
#           - metallb
#           - mtr
#           - mtr-packet
#           - ndpresponder
#           - ntopng
#           - ping
#           - radvd
#           - snort
#           - speaker
#           - suricata
#           - systemd-networkd
#           - tcpdump
#           - tracepath
#           - traceroute
#           - tshark
#           - udhcpc
#           - vrrpd
#           - zeek
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: >-
#           Globs over registry/repository, alone or with `:tag` or `@digest`, of images that are network
#           plug-ins or watch the network.
#         default: ["**/calico/**", "**/cilium/**", "**/*metallb*/**", "**/*kube-vip*", "**/*antrea*"]
package hasp.policies.network.raw_socket_created

import data.hasp.lib.executions

parameters := data.hasp.parameters["raw-socket-created"]

violations contains {
	"message": $"{input.event.process.name} created a socket of family {input.event.socket.family}",
	"path": "/event/socket",
	"observed": input.event.socket,
	"source": executions.source,
} if {
	is_raw
	input.container
	not executions.is_program(parameters.allowedPrograms)
	not executions.is_image(parameters.allowedImages)
}

is_raw if family in {"packet", "17"}

is_raw if {
	parameters.raw
	trim_prefix(lower(input.event.socket.type), "sock_") == "raw"
	family in {"inet", "inet6", "2", "10"}
}

family := trim_prefix(lower(input.event.socket.family), "af_")
