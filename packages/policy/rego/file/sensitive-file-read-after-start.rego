# METADATA
# scope: package
# title: Server reads a file of passwords after it started
# description: |
#   A server reads such files while it starts, if at all; one that does so later is steered by somebody else.
# custom:
#   id: sensitive-file-read-after-start
#   severity: high
#   subjects: [file]
#   events: [open]
#   dispatch:
#     by: path
#     parameter: paths
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Keep the container for inspection and replace it; change the passwords that the file holds.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1003.008
#     - MITRE T1555
#   parameters:
#     type: object
#     properties:
#       paths:
#         type: array
#         items: {type: string}
#         description: >-
#           Files and directories that are watched.
#         default:
#           - /etc/shadow
#           - /etc/shadow-
#           - /etc/gshadow
#           - /etc/gshadow-
#           - /etc/sudoers
#           - /etc/sudoers.d
#           - /etc/pam.conf
#           - /etc/pam.d
#           - /etc/security/pwquality.conf
#           - /etc/security/opasswd
#       servers:
#         type: array
#         items: {type: string}
#         description: >-
#           Servers that have no need of them once they run.
#         default:
#           - apache2
#           - couchdb
#           - dockerd
#           - httpd
#           - lighttpd
#           - mariadbd
#           - memcached
#           - mongod
#           - mysqld
#           - nginx
#           - postgres
#           - redis-server
#       seconds:
#         type: integer
#         description: >-
#           For how long a server starts.
#         default: 5
package hasp.policies.file.sensitive_file_read_after_start

import data.hasp.lib.executions
import data.hasp.lib.file_events
import data.hasp.lib.occasions

parameters := data.hasp.parameters["sensitive-file-read-after-start"]

violations contains {
	"message": $"{input.event.process.name} read {input.event.path} {round(age / 1000000000)} s after it started",
	"path": "/event/path",
	"observed": input.event.path,
	"source": executions.source,
} if {
	is_watched
	age > parameters.seconds * 1000000000
}

unknowns contains {
	"message": $"when {input.event.process.name} started, which read {input.event.path}, was not told",
	"path": "/event/process",
} if {
	is_watched
	not age
}

is_watched if {
	file_events.is_read
	file_events.is_below(input.event.path, parameters.paths)
	executions.is_program(parameters.servers)
	not occasions.is_build
}

age := time.parse_rfc3339_ns(input.event.time) - time.parse_rfc3339_ns(input.event.process.startedAt)
