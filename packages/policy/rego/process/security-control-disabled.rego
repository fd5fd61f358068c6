# METADATA
# scope: package
# title: Command turns off what protects the node
# description: |
#   Agents, audit and mandatory access control are turned off before what they would see is done.
# custom:
#   id: security-control-disabled
#   severity: high
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     values:
#       - aa-complain
#       - aa-disable
#       - aa-teardown
#       - apparmor_parser
#       - auditctl
#       - chkconfig
#       - killall
#       - pkill
#       - rc-service
#       - service
#       - setenforce
#       - systemctl
#       - update-rc.d
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Treat the node as taken over; take hostPID and `privileged` from the container.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1562.001
#     - MITRE T1562.012
#   parameters:
#     type: object
#     properties:
#       agents:
#         type: array
#         items: {type: string}
#         description: Names of agents and services that protect or record.
#         default:
#           - aliyun
#           - auditbeat
#           - auditd
#           - aegis
#           - apparmor
#           - clamav
#           - clamd
#           - cbagentd
#           - crowdstrike
#           - falco
#           - falcon-sensor
#           - filebeat
#           - firewalld
#           - fluent-bit
#           - hasp
#           - iptables
#           - kubearmor
#           - osquery
#           - ossec
#           - qualys
#           - rsyslog
#           - sentinel
#           - sysdig
#           - syslog-ng
#           - tetragon
#           - tracee
#           - wazuh
package hasp.policies.process.security_control_disabled

import data.hasp.lib.executions
import data.hasp.lib.occasions

parameters := data.hasp.parameters["security-control-disabled"]

violations contains {
	"message": $"{executions.text} turns off {control}",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	some control in disabled
	not occasions.is_build
}

disabled contains "SELinux" if {
	executions.is_program({"setenforce"})
	lower(executions.operands[0]) in {"0", "permissive"}
}

disabled contains "auditing" if {
	executions.is_program({"auditctl"})
	some value in executions.option_values("e", "enable")
	value == "0"
}

disabled contains "auditing" if {
	executions.is_program({"auditctl"})
	"-D" in executions.arguments
}

disabled contains "AppArmor" if executions.is_program({"aa-teardown", "aa-disable", "aa-complain"})

disabled contains "AppArmor" if {
	executions.is_program({"apparmor_parser"})
	executions.has_letter("R")
}

# Stopped as a service or ended as a process.
disabled contains agent if {
	executions.is_program({"systemctl", "service", "chkconfig", "killall", "pkill", "update-rc.d", "rc-service"})
	ends
	some agent in parameters.agents
	contains(executions.line, agent)
}

ends if executions.is_program({"killall", "pkill"})

ends if {
	some argument in executions.arguments
	argument in {"stop", "disable", "mask", "off", "kill", "remove"}
}
