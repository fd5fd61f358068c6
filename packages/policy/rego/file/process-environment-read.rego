# METADATA
# scope: package
# title: Environment of another process read
# description: |
#   Passwords and tokens are handed to programs by their environment, which root may read from /proc.
# custom:
#   id: process-environment-read
#   severity: high
#   subjects: [file]
#   events: [open]
#   dispatch:
#     by: part
#     values: [environ]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Give secrets as files that only the program may read, and take them from the environment.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1552.007
#     - MITRE T1083
#     - CWE-526
#   parameters:
#     type: object
#     properties:
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: >-
#           Programs that watch processes.
#         default:
#           - agent
#           - atop
#           - datadog-agent
#           - dockerd
#           - htop
#           - lsof
#           - needrestart
#           - node_exporter
#           - osqueryd
#           - process-agent
#           - ps
#           - run-parts
#           - runc
#           - service
#           - sudo
#           - system-probe
#           - systemctl
#           - systemd
#           - systemd-detect-virt
#           - systemd-journald
#           - systemd-logind
#           - telegraf
#           - top
package hasp.policies.file.process_environment_read

import data.hasp.lib.executions
import data.hasp.lib.file_events
import data.hasp.lib.occasions

parameters := data.hasp.parameters["process-environment-read"]

violations contains {
	"message": $"{input.event.process.name} read {input.event.path}",
	"path": "/event/path",
	"observed": input.event.path,
	"source": executions.source,
} if {
	endswith(input.event.path, "/environ")
	startswith(input.event.path, "/proc/")
	file_events.is_read
	not is_own
	not occasions.is_build
	not file_events.is_packaging
	not executions.is_program(parameters.allowedPrograms)
}

is_own if split(input.event.path, "/")[2] in {"self", "thread-self", $"{input.event.process.pid}"}
