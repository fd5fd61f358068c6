# METADATA
# scope: package
# title: Interpreter accepts a connection
# description: |
#   Where services are compiled programs an interpreter that listens is a back door.
# custom:
#   id: interpreter-accepted-connection
#   severity: low
#   subjects: [network]
#   events: [accept, listen]
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
package hasp.policies.network.interpreter_accepted_connection

import data.hasp.lib.executions
import data.hasp.lib.occasions
import data.hasp.lib.peers

parameters := data.hasp.parameters["interpreter-accepted-connection"]

violations contains {
	"message": $"{input.event.process.name} accepts connections of {peers.shown(input.event.source)}",
	"path": "/event/source",
	"observed": peers.shown(input.event.source),
	"source": executions.source,
} if {
	executions.is_program(parameters.interpreters)
	input.container
	not peers.is_loopback(input.event.source)
	not occasions.is_build
	not executions.is_image(parameters.allowedImages)
}
