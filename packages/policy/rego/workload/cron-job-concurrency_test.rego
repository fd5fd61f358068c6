package hasp.policies.workload.cron_job_concurrency_test

import data.hasp.policies.workload.cron_job_concurrency
import data.hasp.testing

found(subject) := result if {
	result := cron_job_concurrency.violations with input as subject
}

cron(spec) := object.union(testing.deployed({}), {"workload": {"kind": "CronJob", "apiVersion": "batch/v1"}, "object": {"spec": spec}})

test_finds_it if {
	found(cron({"concurrencyPolicy": "Allow"})) == {{
		"message": "runs of CronJob shop may overlap",
		"path": "/object/spec",
		"observed": "Allow",
		"expected": "Forbid",
	}}
	{violation.observed | some violation in found(cron({}))} == {null}
}

test_allows_others if {
	found(cron({"concurrencyPolicy": "Forbid"})) == set()
	found(cron({"concurrencyPolicy": "Replace"})) == set()
	found(object.union(cron({}), {"workload": {"apiVersion": "x/v1"}})) == set()
	found(object.union(cron({}), {"workload": {"kind": "Job"}})) == set()
}
