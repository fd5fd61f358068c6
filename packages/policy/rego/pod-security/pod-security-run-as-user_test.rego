package hasp.policies.pod_security.pod_security_run_as_user_test

import data.hasp.policies.pod_security.pod_security_run_as_user
import data.hasp.testing
import data.hasp.testing.pod_security as standards

faulty := testing.deployed({"set": {"user": {"uid": 0}}})

found(subject, level, version) := violations if {
	violations := pod_security_run_as_user.violations with input as standards.under(subject, level, version)
}

test_tells_what_it_found_in_the_pod if {
	found(testing.with_pod({"security": {"runAsUser": 0}}), "restricted", "v1.37") == {{
		"message": "the Pod sets runAsUser to 0",
		"path": "/workload/pod/security/runAsUser",
		"observed": 0,
		"atMost": "enforce",
		"source": {"level": "restricted", "version": "v1.37"},
	}}
}

test_tells_what_it_found if {
	found(faulty, "restricted", "v1.37") == {{
		"message": "container web sets runAsUser to 0",
		"path": "/workload/containers/0/set/user/uid",
		"observed": 0,
		"atMost": "enforce",
		"source": {"level": "restricted", "version": "v1.37"},
	}}
}

test_judges[why] if {
	some why, case in {
		"of the Pod": {"subject": testing.with_pod({"security": {"runAsUser": 0}}), "level": "restricted", "version": "v1.23", "paths": ["/workload/pod/security/runAsUser"]},
		"of v1.22": {"subject": object.union(faulty, {"workload": {"pod": {"security": {"runAsUser": 0}}}}), "level": "restricted", "version": "v1.22", "paths": []},
		"another user": {"subject": object.union(testing.deployed({"set": {"user": {"uid": 1}}}), {"workload": {"pod": {"security": {"runAsUser": 1}}}}), "level": "restricted", "version": "v1.37", "paths": []},
		"of the second container": {"subject": testing.workload([standards.with_set({"user": {"uid": 1000}}), standards.with_set({"user": {"uid": 0}})]), "level": "restricted", "version": "v1.23", "paths": ["/workload/containers/1/set/user/uid"]},
		"not said": {"subject": testing.deployed({}), "level": "restricted", "version": "v1.37", "paths": []},
		"with users of its own in v1.34": {"subject": object.union(faulty, {"workload": {"pod": {"hostUsers": false}}}), "level": "restricted", "version": "v1.34", "paths": ["/workload/containers/0/set/user/uid"]},
		"with users of its own in v1.35": {"subject": object.union(faulty, {"workload": {"pod": {"hostUsers": false}}}), "level": "restricted", "version": "v1.35", "paths": []},
		"of level baseline": {"subject": faulty, "level": "baseline", "version": "v1.37", "paths": []},
	}
	testing.paths(found(case.subject, case.level, case.version)) == {path | some path in case.paths}
}

test_cannot_tell_of_a_namespace_that_nobody_saw if {
	unseen := standards.unseen(testing.with_pod({"security": {"runAsUser": 0}}))
	violations := pod_security_run_as_user.violations with input as unseen with data.hasp.parameters["pod-security-labels"] as standards.defaults
	violations == set()
	unknowns := pod_security_run_as_user.unknowns with input as unseen with data.hasp.parameters["pod-security-labels"] as standards.defaults
	unknowns == {standards.untold("/workload/pod/security/runAsUser", "the Pod sets runAsUser to 0")}
	told := pod_security_run_as_user.unknowns with input as standards.under(testing.with_pod({"security": {"runAsUser": 0}}), "restricted", "v1.37")
	told == set()
}
