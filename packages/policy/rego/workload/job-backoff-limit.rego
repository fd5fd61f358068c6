# METADATA
# scope: package
# title: Job tried again too often
# description: |
#   Each time a Job fails another Pod is started: a high limit turns one fault into hundreds of Pods.
# custom:
#   id: job-backoff-limit
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   needs: [object]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Lower `backoffLimit`, which is 6 where nothing is said.
#   references:
#     - CWE-770
#   parameters:
#     type: object
#     properties:
#       maximum:
#         type: integer
#         minimum: 0
#         description: How often a Job may be tried again.
#         default: 10
package hasp.policies.workload.job_backoff_limit

import data.hasp.lib.workloads

parameters := data.hasp.parameters["job-backoff-limit"]

violations contains {
	"message": $"{workloads.title} is tried again {workloads.job.backoffLimit} times, more than {parameters.maximum}",
	"path": $"{workloads.job_at}/backoffLimit",
	"observed": workloads.job.backoffLimit,
	"expected": parameters.maximum,
} if {
	is_number(workloads.job.backoffLimit)
	workloads.job.backoffLimit > parameters.maximum
}
