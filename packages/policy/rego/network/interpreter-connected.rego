# METADATA
# scope: package
# title: Interpreter makes a connection
# description: |
#   Where services are compiled programs an interpreter that connects is a script of somebody else.
# custom:
#   id: interpreter-connected
#   severity: low
#   subjects: [network]
#   events: [connect]
#   dispatch:
#     by: name
#     parameter: interpreters
#   phases: [run]
#   enforcement: audit
#   profiles:
#     strict: audit
#   remediation: >-
#     List images whose service is a script in `allowedImages`; otherwise look at what the script does.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1059
#     - MITRE T1571
#   parameters:
#     type: object
#     properties:
#       interpreters:
#         type: array
#         items: {type: string}
#         description: >-
#           Interpreters.
#         default: [lua, node, nodejs, perl, php, python, python2, python3, ruby, tclsh]
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: >-
#           Globs over registry/repository, alone or with `:tag` or `@digest`, of images that have a script as
#           their service.
#         default: []
package hasp.policies.network.interpreter_connected

import data.hasp.lib.executions
import data.hasp.lib.occasions
import data.hasp.lib.peers

parameters := data.hasp.parameters["interpreter-connected"]

violations contains {
	"message": $"{input.event.process.name} connected to {peers.shown(peers.other)}",
	"path": peers.pointer,
	"observed": peers.shown(peers.other),
	"source": executions.source,
} if {
	executions.is_program(parameters.interpreters)
	input.container
	not peers.is_loopback(peers.other)
	not occasions.is_build
	not executions.is_image(parameters.allowedImages)
}
