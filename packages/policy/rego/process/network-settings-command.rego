# METADATA
# scope: package
# title: Command changes network settings
# description: |
#   Routes, addresses and neighbours that are set by hand lead traffic past policies or to somebody who listens.
# custom:
#   id: network-settings-command
#   severity: medium
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     values:
#       - arp
#       - brctl
#       - bridge
#       - ethtool
#       - ifconfig
#       - ifrename
#       - ip
#       - ipmaddr
#       - iptunnel
#       - iwconfig
#       - mii-tool
#       - nameif
#       - route
#       - tc
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Take NET_ADMIN from the container; leave routes to the network plug-in, and list images of it in `allowedImages`.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1557
#     - MITRE T1562.004
#   parameters:
#     type: object
#     properties:
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: Globs over registry/repository, alone or with `:tag` or `@digest`, of images in which it is expected.
#         default:
#           - "**/calico/*"
#           - "**/*cilium*"
#           - "**/flannel*"
#           - "**/*multus*"
#           - "docker.io/weaveworks/*"
#           - "docker.io/metallb/*"
#           - "quay.io/metallb/*"
package hasp.policies.process.network_settings_command

import data.hasp.lib.executions
import data.hasp.lib.occasions

parameters := data.hasp.parameters["network-settings-command"]

violations contains {
	"message": $"{executions.text} changes network settings",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	input.container
	changes
	not occasions.is_ordinary
	not executions.is_image(parameters.allowedImages)
}

changes if {
	executions.is_program({"ip", "route", "arp", "brctl", "tc", "bridge"})
	some operand in executions.operands
	operand in {"add", "addbr", "addif", "append", "change", "chg", "del", "delete", "flush", "prepend", "replace", "set"}
}

changes if {
	executions.is_program({"arp"})
	some option in executions.options
	option in {"-s", "-d", "--set", "--delete"}
}

# An interface and what it shall be.
changes if {
	executions.is_program({"ifconfig", "ipmaddr", "iptunnel", "iwconfig", "ifrename", "nameif", "mii-tool", "ethtool"})
	count(executions.operands) > 1
}
