# METADATA
# scope: package
# title: Command changes packet filters
# description: |
#   Packet filters hold the segmentation of the node's network; who can change them can lift it.
# custom:
#   id: firewall-command
#   severity: high
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     values:
#       - arptables
#       - ebtables
#       - firewall-cmd
#       - ip6tables
#       - ip6tables-legacy
#       - ip6tables-nft
#       - ip6tables-restore
#       - ip6tables-save
#       - iptables
#       - iptables-legacy
#       - iptables-nft
#       - iptables-restore
#       - iptables-save
#       - nft
#       - ufw
#       - xtables-nft-multi
#       - xtables-legacy-multi
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     recommended: audit
#     strict: enforce
#   remediation: >-
#     Take NET_ADMIN and `privileged` from the container; list images that set filters by design in `allowedImages`.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1562.004
#   parameters:
#     type: object
#     properties:
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: Globs over registry/repository, alone or with `:tag` or `@digest`, of images in which it is expected.
#         default:
#           - "**/kube-proxy"
#           - "**/calico/*"
#           - "**/*cilium*"
#           - "**/flannel*"
#           - "docker.io/istio/*"
#           - "**/istio/*"
#           - "**/linkerd/*"
#           - "**/*fail2ban*"
#           - docker.io/linuxserver/wireguard
#           - "**/*k8s-dns-node-cache*"
package hasp.policies.process.firewall_command

import data.hasp.lib.executions
import data.hasp.lib.occasions

parameters := data.hasp.parameters["firewall-command"]

violations contains {
	"message": $"{executions.text} changes packet filters{rights}",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	input.container
	not is_listing
	not occasions.is_ordinary
	not executions.is_image(parameters.allowedImages)
}

is_listing if count(executions.arguments) == 0

is_listing if {
	some argument in executions.arguments
	argument in {"-L", "--list", "-S", "--list-rules", "-V", "--version", "-h", "--help", "-C", "--check", "list", "status", "-nL", "-vnL", "-nvL", "-Ln"}
}

is_listing if executions.is_program({"iptables-save", "ip6tables-save"})

default rights := ""

rights := " in a container with the rights of the node" if {
	executions.process.uid == 0
	executions.is_privileged
}
