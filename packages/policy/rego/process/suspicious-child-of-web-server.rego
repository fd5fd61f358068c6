# METADATA
# scope: package
# title: Web server started a program of intruders
# description: |
#   A web server that starts a download, an interpreter or a look at who it is does what a web shell tells it.
# custom:
#   id: suspicious-child-of-web-server
#   severity: high
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     parameter: programs
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Treat the container as taken over: keep its logs, replace it, and close the way in. List what the application starts
#     by design in `allowedCommands`.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1505.003
#     - MITRE T1190
#     - CWE-78
#   parameters:
#     type: object
#     properties:
#       programs:
#         type: array
#         items: {type: string}
#         description: Names of programs that it is asked about.
#         default:
#           - arp
#           - base64
#           - curl
#           - groups
#           - hostname
#           - id
#           - ifconfig
#           - ip
#           - last
#           - lua
#           - nc
#           - ncat
#           - netcat
#           - netstat
#           - nmap
#           - nslookup
#           - perl
#           - php
#           - ping
#           - ps
#           - python
#           - python2
#           - python3
#           - ruby
#           - scp
#           - socat
#           - ssh
#           - ss
#           - telnet
#           - uname
#           - w
#           - wget
#           - who
#           - whoami
#       allowedCommands:
#         type: array
#         items: {type: string}
#         description: Beginnings of command lines that a web server may start.
#         default: []
package hasp.policies.process.suspicious_child_of_web_server

import data.hasp.lib.executions
import data.hasp.lib.occasions
import data.hasp.lib.processes
import data.hasp.lib.servers

parameters := data.hasp.parameters["suspicious-child-of-web-server"]

violations contains {
	"message": $"{servers.web.name} (pid {servers.web.pid}) started {executions.text}",
	"path": "/event/process",
	"observed": executions.shown,
	"source": executions.source,
} if {
	servers.web
	not is_own
	not is_expected
	not occasions.is_build
}

# Workers of servers that are written in a language start its interpreter, and Python asks for the machine's name.
is_own if {
	some server, children in own
	processes.is_program(servers.web.name, server)
	some name in processes.programs(input.event.process)
	some child in children
	startswith(name, child)
}

own := {
	"gunicorn": ["python", "uname"],
	"php-fpm": ["php"],
	"puma": ["ruby", "uname"],
	"unicorn": ["ruby", "uname"],
	"uwsgi": ["python", "uname"],
}

is_expected if {
	some start in parameters.allowedCommands
	startswith(executions.text, start)
}
