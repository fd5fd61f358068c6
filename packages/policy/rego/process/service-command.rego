# METADATA
# scope: package
# title: Command changes services
# description: |
#   A service that is enabled comes back with the next start; a container has nothing that would start services.
# custom:
#   id: service-command
#   severity: medium
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     values: [chkconfig, initctl, invoke-rc.d, rc-service, rc-update, service, systemctl, systemd-run, update-rc.d]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Replace the container; services belong into the image, one a container.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1543.002
#     - MITRE T1569.002
package hasp.policies.process.service_command

import data.hasp.lib.executions
import data.hasp.lib.occasions

violations contains {
	"message": $"{executions.text} changes services",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	input.container
	changes
	not occasions.is_ordinary
	not occasions.is_of_package
}

changes if {
	some argument in executions.arguments
	argument in {"--add", "add", "daemon-reload", "default", "defaults", "del", "disable", "edit", "enable", "isolate", "kill", "link", "mask", "off", "on", "preset", "reenable", "reload", "restart", "revert", "set-default", "start", "stop", "unmask"}
}
