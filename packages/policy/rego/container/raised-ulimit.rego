# METADATA
# scope: package
# title: Limit of a process raised
# description: |
#   A limit for files, processes or locked memory above what the engine gives lets one container use up what all share.
# custom:
#   id: raised-ulimit
#   severity: low
#   subjects: [workload, container]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Remove `--ulimit`, or lower it to what the program needs.
#   references:
#     - CIS-Docker-1.6.0 5.19
#     - NIST-800-190 4.4.3
#     - MITRE T1499
#     - CWE-770
#   parameters:
#     type: object
#     properties:
#       maximum:
#         type: object
#         additionalProperties: {"type": "integer"}
#         description: The highest hard limit by its name.
#         default: {"nofile": 1048576, "nproc": 65536}
package hasp.policies.container.raised_ulimit

import data.hasp.lib.containers

parameters := data.hasp.parameters["raised-ulimit"]

violations contains {
	"message": $"container {container.name} has the limit {limit.name} of {amount(limit.hard)}, more than {parameters.maximum[limit.name]}",
	"path": $"{path}/ulimits/{i}/hard",
	"observed": limit.hard,
	"expected": parameters.maximum[limit.name],
} if {
	some path, container in containers.all
	some i, limit in container.ulimits
	is_above(limit.hard, parameters.maximum[limit.name])
}

is_above(hard, maximum) if hard > maximum

# No limit at all.
is_above(hard, _) if hard < 0

amount(hard) := "no end" if {
	hard < 0
} else := $"{hard}"
