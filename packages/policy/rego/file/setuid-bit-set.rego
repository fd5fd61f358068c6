# METADATA
# scope: package
# title: File made to run with its owner's rights
# description: |
#   A program with the set-user-ID bit runs as its owner, mostly root, whoever starts it: a back door that outlives
#   the session.
# custom:
#   id: setuid-bit-set
#   severity: high
#   subjects: [file]
#   events: [chmod, create]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict:
#       enforcement: warn
#       parameters:
#         groups: true
#   remediation: >-
#     Clear the bit (chmod u-s), and run the container with `allowPrivilegeEscalation: false`, under which the bit
#     does nothing.
#   references:
#     - NIST-800-190 4.4.4
#     - CIS-Docker-1.6.0 4.8
#     - MITRE T1548.001
#     - CWE-732
#   parameters:
#     type: object
#     properties:
#       groups:
#         type: boolean
#         description: >-
#           Whether the set-group-ID bit counts too; directories have it to hand down their group.
#         default: false
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: >-
#           Programs that set the bit by design.
#         default: [kubelet, k3s, k3s-agent, hyperkube, containerd, dockerd, exe, tar, rsync]
package hasp.policies.file.setuid_bit_set

import data.hasp.lib.executions
import data.hasp.lib.file_events

parameters := data.hasp.parameters["setuid-bit-set"]

violations contains {
	"message": $"{input.event.process.name} set the {word} bit of {input.event.path}",
	"path": "/event/mode",
	"observed": input.event.mode,
	"source": executions.source,
} if {
	word := bit
	file_events.succeeded
	not file_events.is_expected
	not file_events.is_installing
	not executions.is_program(parameters.allowedPrograms)
}

bit := "set-user-ID" if {
	bits.and(input.event.mode, 2048) != 0
} else := "set-group-ID" if {
	parameters.groups
	bits.and(input.event.mode, 1024) != 0
}
