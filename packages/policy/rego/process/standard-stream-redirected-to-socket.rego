# METADATA
# scope: package
# title: Standard stream became a network connection
# description: |
#   A program that makes a connection its standard input or output is about to hand it to a shell.
# custom:
#   id: standard-stream-redirected-to-socket
#   severity: high
#   subjects: [process]
#   events: [redirect]
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Treat the container as taken over unless the program serves connections so by design (inetd, sshd); list it in
#     `allowedPrograms` then.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1059
#     - MITRE T1071
#   parameters:
#     type: object
#     properties:
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: Programs that serve connections over their standard streams.
#         default:
#           - dovecot
#           - git-daemon
#           - in.tftpd
#           - inetd
#           - postfix
#           - qmail-smtpd
#           - rlogind
#           - rshd
#           - rsync
#           - smtpd
#           - sshd
#           - sshd-session
#           - systemd
#           - tcpserver
#           - tcpsvd
#           - vsftpd
#           - xinetd
package hasp.policies.process.standard_stream_redirected_to_socket

import data.hasp.lib.executions
import data.hasp.lib.peers

parameters := data.hasp.parameters["standard-stream-redirected-to-socket"]

violations contains {
	"message": $"{input.event.process.name} made {streams[input.event.fd]} a connection to {peer}",
	"path": "/event/fd",
	"observed": input.event.fd,
	"source": executions.source,
} if {
	streams[input.event.fd]
	input.container
	not is_local
	not executions.is_program(parameters.allowedPrograms)
	peer := object.get(input.event, ["peer", "address"], "an address that was not told")
}

streams := {0: "its input", 1: "its output", 2: "its error output"}

is_local if peers.is_loopback(input.event.peer)
