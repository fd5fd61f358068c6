package hasp.policies.workload.job_without_time_to_live_test

import data.hasp.policies.workload.job_without_time_to_live
import data.hasp.testing

found(subject) := result if {
	result := job_without_time_to_live.violations with input as subject
}

job(kind, spec, pod) := object.union(testing.with_pod(pod), {"workload": {"kind": kind, "apiVersion": "batch/v1"}, "object": {"spec": spec}})

cron(spec) := job("CronJob", {"jobTemplate": {"spec": spec}}, {})

test_finds_it if {
	found(job("Job", {"template": {}}, {})) == {{"message": "Job shop is never removed", "path": "/object/spec", "observed": null}}
	count(found(job("Job", {"ttlSecondsAfterFinished": "x"}, {}))) == 1
}

# A CronJob keeps a few of its Jobs and removes the others.
test_allows_others if {
	found(job("Job", {"ttlSecondsAfterFinished": 0}, {})) == set()
	found(cron({})) == set()
	found(testing.deployed({})) == set()
}
