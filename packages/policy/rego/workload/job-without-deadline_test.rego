package hasp.policies.workload.job_without_deadline_test

import data.hasp.policies.workload.job_without_deadline
import data.hasp.testing

found(subject) := result if {
	result := job_without_deadline.violations with input as subject
}

job(kind, spec, pod) := object.union(testing.with_pod(pod), {"workload": {"kind": kind, "apiVersion": "batch/v1"}, "object": {"spec": spec}})

cron(spec) := job("CronJob", {"jobTemplate": {"spec": spec}}, {})

test_finds_it if {
	found(job("Job", {"template": {}}, {})) == {{"message": "Job shop may run for ever", "path": "/object/spec", "observed": null}}
	testing.paths(found(cron({}))) == {"/object/spec/jobTemplate/spec"}
	count(found(job("Job", {"activeDeadlineSeconds": "x"}, {}))) == 1
}

test_allows_a_deadline_of_either if {
	found(job("Job", {"activeDeadlineSeconds": 600}, {})) == set()
	found(job("Job", {}, {"activeDeadlineSeconds": 600})) == set()
	found(cron({"activeDeadlineSeconds": 600})) == set()
	found(testing.deployed({})) == set()
}
