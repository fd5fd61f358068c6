# METADATA
# scope: package
# title: Runs of a CronJob overlap
# description: |
#   Where nothing is said, a CronJob starts its next run while the last one still works: slow runs pile up, and two of them
#   change the same data.
# custom:
#   id: cron-job-concurrency
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   needs: [object]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Set `concurrencyPolicy: Forbid` or `Replace`.
#   references:
#     - CWE-770
#     - CWE-362
package hasp.policies.workload.cron_job_concurrency

import data.hasp.lib.workloads

violations contains {
	"message": $"runs of {workloads.title} may overlap",
	"path": "/object/spec",
	"observed": object.get(input.object.spec, "concurrencyPolicy", null),
	"expected": "Forbid",
} if {
	input.workload.kind == "CronJob"
	startswith(input.workload.apiVersion, "batch/")
	object.get(input.object.spec, "concurrencyPolicy", "Allow") == "Allow"
}
