# METADATA
# scope: package
# title: Grace period too short or too long
# description: |
#   With no grace at all a program is killed in the middle of what it writes; with hours of it a node cannot be drained and a
#   compromised Pod not be ended.
# custom:
#   id: termination-grace-period
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Set `terminationGracePeriodSeconds` to what the program needs to end; it is 30 where nothing is said.
#   references:
#     - NIST-800-190 4.4.3
#   parameters:
#     type: object
#     properties:
#       minimum:
#         type: integer
#         minimum: 0
#         description: The fewest seconds.
#         default: 1
#       maximum:
#         type: integer
#         minimum: 0
#         description: The most seconds.
#         default: 3600
package hasp.policies.workload.termination_grace_period

import data.hasp.lib.workloads

parameters := data.hasp.parameters["termination-grace-period"]

violations contains {
	"message": $"{workloads.title} has a grace period of {seconds} s, {why}",
	"path": "/workload/pod/terminationGraceSeconds",
	"observed": seconds,
} if {
	seconds := input.workload.pod.terminationGraceSeconds
	why := reason(seconds)
}

reason(seconds) := $"less than {parameters.minimum} s" if {
	seconds < parameters.minimum
} else := $"more than {parameters.maximum} s" if {
	seconds > parameters.maximum
}
