# METADATA
# scope: package
# title: Service of the system written
# description: |
#   A unit starts its program as root at each start of the node and again whenever it ends.
# custom:
#   id: service-unit-written
#   severity: high
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
#     Delete the unit and look at what it starts; mount no such directory of the node into a container.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1543.002
#     - MITRE T1037
#   parameters:
#     type: object
#     properties:
#       paths:
#         type: array
#         items: {type: string}
#         description: >-
#           Files and directories that are watched.
#         default:
#           - /etc/systemd
#           - /usr/lib/systemd
#           - /lib/systemd
#           - /run/systemd/system
#           - /usr/local/lib/systemd
#           - /etc/init.d
#           - /etc/rc.local
#           - /etc/rc.d
#           - /etc/xdg/autostart
#           - /host/etc/systemd
#           - /root/.config/systemd
#           - /root/.config/autostart
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: >-
#           Programs that manage services.
#         default: [chkconfig, insserv, systemctl, systemd, systemd-sysv-install, update-rc.d]
package hasp.policies.file.service_unit_written

import data.hasp.lib.executions
import data.hasp.lib.file_events

parameters := data.hasp.parameters["service-unit-written"]

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
