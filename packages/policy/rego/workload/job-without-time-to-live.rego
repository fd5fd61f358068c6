# METADATA
# scope: package
# title: Finished Job never removed
# description: |
#   A Job that ended stays with its Pods and their logs until somebody deletes it, and the API server carries all of them.
# custom:
#   id: job-without-time-to-live
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   needs: [object]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Set `ttlSecondsAfterFinished`.
#   references:
#     - CWE-459
package hasp.policies.workload.job_without_time_to_live

import data.hasp.lib.workloads

violations contains {
	"message": $"{workloads.title} is never removed",
	"path": workloads.job_at,
	"observed": null,
} if {
	input.workload.kind == "Job"
	workloads.job
	not is_number(object.get(workloads.job, "ttlSecondsAfterFinished", null))
}
