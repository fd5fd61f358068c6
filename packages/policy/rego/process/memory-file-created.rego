# METADATA
# scope: package
# title: Container makes a file in memory only
# description: |
#   A file that lies in memory alone is how programs are run that no scanner of disks finds.
# custom:
#   id: memory-file-created
#   severity: low
#   subjects: [process]
#   events: [memfd]
#   phases: [run]
#   enforcement: audit
#   profiles:
#     strict: audit
#   remediation: >-
#     Find out what the program keeps there; list runtimes that use such files by design in `allowedPrograms`.
#   references:
#     - MITRE T1620
#     - MITRE T1027
#   parameters:
#     type: object
#     properties:
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: Programs that may make them.
#         default:
#           - chrome
#           - chromium
#           - crun
#           - dotnet
#           - firefox
#           - gnome-shell
#           - java
#           - node
#           - php
#           - php-fpm
#           - pipewire
#           - postgres
#           - pulseaudio
#           - qemu-system-x86_64
#           - runc
#           - systemd
#           - systemd-journald
#           - Xorg
#           - Xwayland
package hasp.policies.process.memory_file_created

import data.hasp.lib.executions

parameters := data.hasp.parameters["memory-file-created"]

violations contains {
	"message": $"{input.event.process.name} made the memory file {name}",
	"path": "/event/process",
	"observed": executions.shown,
	"source": executions.source,
} if {
	input.container
	not executions.is_program(parameters.allowedPrograms)
	not startswith(input.event.process.name, "runc")
	name := object.get(input.event, "name", "of no name")
}
