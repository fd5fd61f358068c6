# METADATA
# scope: package
# title: How names are resolved changed
# description: |
#   A line in /etc/hosts or another server in resolv.conf sends programs to whom the intruder likes.
# custom:
#   id: name-resolution-changed
#   severity: medium
#   subjects: [file]
#   events: [open, create, rename, link, symlink]
#   dispatch:
#     by: path
#     parameter: paths
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Use `hostAliases` and `dnsConfig` of the Pod; replace the container.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1565.001
#     - MITRE T1557
#   parameters:
#     type: object
#     properties:
#       paths:
#         type: array
#         items: {type: string}
#         description: >-
#           Files and directories that are watched.
#         default: [/etc/hosts, /etc/resolv.conf, /etc/nsswitch.conf, /etc/host.conf]
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: >-
#           Programs that set them by design.
#         default:
#           - NetworkManager
#           - dhclient
#           - dhcpcd
#           - dnsmasq
#           - dockerd
#           - netconfig
#           - resolvconf
#           - resolvectl
#           - systemd-resolved
#           - tailscaled
#           - udhcpc
#           - vpnc-script
#           - wg-quick
package hasp.policies.file.name_resolution_changed

import data.hasp.lib.executions
import data.hasp.lib.file_events

parameters := data.hasp.parameters["name-resolution-changed"]

violations contains {
	"message": $"{input.event.process.name} {file_events.verb} {path}",
	"path": pointer,
	"observed": path,
	"source": executions.source,
} if {
	some pointer, path in file_events.written
	file_events.is_below(path, parameters.paths)
	not file_events.is_expected
	not executions.is_program(parameters.allowedPrograms)
}
