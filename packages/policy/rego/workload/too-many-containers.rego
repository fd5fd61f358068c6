# METADATA
# scope: package
# title: Too many containers in a Pod
# description: |
#   A Pod of many containers is several programs that can only be placed, scaled and ended together, and each reaches what the
#   others listen on locally.
# custom:
#   id: too-many-containers
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: audit
#   remediation: >-
#     Give programs that are not of one another Pods of their own.
#   references:
#     - NIST-800-190 4.4.2
#   parameters:
#     type: object
#     properties:
#       maximum:
#         type: integer
#         minimum: 0
#         description: The most containers, init containers and sidecars among them.
#         default: 10
package hasp.policies.workload.too_many_containers

import data.hasp.lib.workloads

parameters := data.hasp.parameters["too-many-containers"]

violations contains {
	"message": $"{workloads.title} has {count(workloads.lasting)} containers, more than {parameters.maximum}",
	"path": "/workload/containers",
	"observed": count(workloads.lasting),
	"expected": parameters.maximum,
} if {
	count(workloads.lasting) > parameters.maximum
}
