# METADATA
# scope: package
# title: Job without a deadline
# description: |
#   A Job that hangs keeps its resources for ever; a CronJob adds one more each time.
# custom:
#   id: job-without-deadline
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   needs: [object]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Set `activeDeadlineSeconds` of the Job.
#   references:
#     - CWE-400
package hasp.policies.workload.job_without_deadline

import data.hasp.lib.workloads

violations contains {
	"message": $"{workloads.title} may run for ever",
	"path": workloads.job_at,
	"observed": null,
} if {
	workloads.job
	not is_number(object.get(workloads.job, "activeDeadlineSeconds", null))
	not input.workload.pod.activeDeadlineSeconds
}
