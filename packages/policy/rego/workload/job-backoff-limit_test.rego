package hasp.policies.workload.job_backoff_limit_test

import data.hasp.policies.workload.job_backoff_limit
import data.hasp.testing

defaults := {"maximum": 10}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := job_backoff_limit.violations with input as subject
		with data.hasp.parameters["job-backoff-limit"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

job(kind, spec, pod) := object.union(testing.with_pod(pod), {"workload": {"kind": kind, "apiVersion": "batch/v1"}, "object": {"spec": spec}})

cron(spec) := job("CronJob", {"jobTemplate": {"spec": spec}}, {})

test_finds_many if {
	found(job("Job", {"backoffLimit": 11}, {})) == {{
		"message": "Job shop is tried again 11 times, more than 10",
		"path": "/object/spec/backoffLimit",
		"observed": 11,
		"expected": 10,
	}}
	testing.paths(found(cron({"backoffLimit": 99}))) == {"/object/spec/jobTemplate/spec/backoffLimit"}
}

test_allows_few if {
	found(job("Job", {"backoffLimit": 10}, {})) == set()
	found(job("Job", {}, {})) == set()
	found(job("Job", {"backoffLimit": "99"}, {})) == set()
}
