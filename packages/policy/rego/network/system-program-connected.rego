# METADATA
# scope: package
# title: Program of the system makes a connection
# description: |
#   `ls`, `cat` or `login` have nobody to talk to: one that does was replaced, or runs code that is not its own.
# custom:
#   id: system-program-connected
#   severity: high
#   subjects: [network]
#   events: [connect, accept]
#   dispatch:
#     by: name
#     parameter: programs
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Compare the program with the package's; keep the container for inspection and replace it.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1059.004
#     - MITRE T1554
#     - MITRE T1071
#   parameters:
#     type: object
#     properties:
#       programs:
#         type: array
#         items: {type: string}
#         description: >-
#           Programs that need no network.
#         default:
#           - awk
#           - basename
#           - cat
#           - chmod
#           - chown
#           - cp
#           - cut
#           - date
#           - dd
#           - dirname
#           - du
#           - echo
#           - env
#           - "false"
#           - find
#           - gawk
#           - grep
#           - gzip
#           - head
#           - ln
#           - ls
#           - mawk
#           - mkdir
#           - mv
#           - printf
#           - ps
#           - rm
#           - rmdir
#           - sed
#           - sleep
#           - sort
#           - stat
#           - sum
#           - tail
#           - tee
#           - touch
#           - tr
#           - "true"
#           - uniq
#           - unlink
#           - wc
#           - xargs
#           - "yes"
#       allowedPorts:
#         type: array
#         items: {type: integer}
#         description: >-
#           Ports at which names and accounts are looked up.
#         default: [53, 88, 389, 464, 636, 3268, 3269]
package hasp.policies.network.system_program_connected

import data.hasp.lib.executions
import data.hasp.lib.occasions
import data.hasp.lib.paths
import data.hasp.lib.peers

parameters := data.hasp.parameters["system-program-connected"]

violations contains {
	"message": $"{input.event.process.name} has a connection with {peers.shown(peers.other)}",
	"path": peers.pointer,
	"observed": peers.shown(peers.other),
	"source": executions.source,
} if {
	paths.basename(input.event.process.executable) in parameters.programs
	not peers.is_within_node
	not is_lookup
	not occasions.is_build
}

is_lookup if peers.port in parameters.allowedPorts
