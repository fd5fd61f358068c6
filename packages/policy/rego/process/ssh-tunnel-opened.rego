# METADATA
# scope: package
# title: SSH opened a tunnel
# description: |
#   A tunnel of SSH makes an inner service reachable from outside, or the whole inner network.
# custom:
#   id: ssh-tunnel-opened
#   severity: medium
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     values: [autossh, plink, ssh]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Close port 22 outwards in a network policy; list images that tunnel by design in `allowedImages`.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1572
#     - MITRE T1021.004
#   parameters:
#     type: object
#     properties:
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: Globs over registry/repository, alone or with `:tag` or `@digest`, of images in which it is expected.
#         default: ["**/*autossh*"]
package hasp.policies.process.ssh_tunnel_opened

import data.hasp.lib.executions
import data.hasp.lib.occasions

parameters := data.hasp.parameters["ssh-tunnel-opened"]

violations contains {
	"message": $"{executions.text} opens a tunnel",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	some option in executions.options
	is_forwarding(option)
	not occasions.is_build
	not executions.is_image(parameters.allowedImages)
}

# Remote and dynamic forwarding, alone or among other letters; options whose value is joined to them have any letter.
is_forwarding(option) if {
	some letter in ["R", "D"]
	contains(option, letter)
	not has_value(option)
}

is_forwarding(option) if {
	some name in ["-oremoteforward", "-odynamicforward"]
	startswith(lower(option), name)
}

has_value(option) if {
	some start in ["-b", "-B", "-c", "-e", "-E", "-F", "-i", "-I", "-J", "-l", "-L", "-m", "-o", "-O", "-p", "-P", "-Q", "-S", "-w", "-W", "--"]
	startswith(option, start)
}
