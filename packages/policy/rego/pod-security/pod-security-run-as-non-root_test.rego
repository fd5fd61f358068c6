package hasp.policies.pod_security.pod_security_run_as_non_root_test

import data.hasp.policies.pod_security.pod_security_run_as_non_root
import data.hasp.testing
import data.hasp.testing.pod_security as standards

found(subject, level, version) := violations if {
	violations := pod_security_run_as_non_root.violations with input as standards.under(subject, level, version)
}

test_tells_who_refuses_it if {
	found(object.union(testing.deployed({"set": {"user": {"nonRoot": true}}}), {"workload": {"pod": {"security": {"runAsNonRoot": false}}}}), "restricted", "v1.37") == {{
		"message": "the Pod lets its containers run as root: runAsNonRoot is false",
		"path": "/workload/pod/security/runAsNonRoot",
		"observed": false, "expected": true,
		"atMost": "enforce",
		"source": {"level": "restricted", "version": "v1.37"},
	}}
	found(testing.deployed({"set": {"user": {"nonRoot": false}}}), "restricted", "v1.37") == {{
		"message": "container web may run as root: runAsNonRoot is false",
		"path": "/workload/containers/0/set/user/nonRoot",
		"observed": false, "expected": true,
		"atMost": "enforce",
		"source": {"level": "restricted", "version": "v1.37"},
	}}
}

test_tells_what_it_found if {
	found(testing.deployed({}), "restricted", "v1.37") == {{
		"message": "neither the Pod nor container web asks for runAsNonRoot",
		"path": "/workload/containers/0/set",
		"observed": null, "expected": true,
		"atMost": "enforce",
		"source": {"level": "restricted", "version": "v1.37"},
	}}
}

test_judges[why] if {
	some why, case in {
		"of the Pod": {"subject": testing.with_pod({"security": {"runAsNonRoot": true}}), "level": "restricted", "version": "v1.0", "paths": []},
		"refused by the Pod, asked for by the container": {"subject": object.union(testing.deployed({"set": {"user": {"nonRoot": true}}}), {"workload": {"pod": {"security": {"runAsNonRoot": false}}}}), "level": "restricted", "version": "v1.37", "paths": ["/workload/pod/security/runAsNonRoot"]},
		"refused by the Pod": {"subject": testing.with_pod({"security": {"runAsNonRoot": false}}), "level": "restricted", "version": "v1.37", "paths": ["/workload/pod/security/runAsNonRoot", "/workload/containers/0/set"]},
		"refused by the container": {"subject": object.union(testing.deployed({"set": {"user": {"nonRoot": false}}}), {"workload": {"pod": {"security": {"runAsNonRoot": true}}}}), "level": "restricted", "version": "v1.37", "paths": ["/workload/containers/0/set/user/nonRoot"]},
		"asked for by one of two containers": {"subject": testing.workload([standards.with_set({"user": {"nonRoot": true}}), standards.with_set({"user": {"uid": 1000}})]), "level": "restricted", "version": "v1.37", "paths": ["/workload/containers/1/set"]},
		"asked for by the container": {"subject": testing.deployed({"set": {"user": {"nonRoot": true}}}), "level": "restricted", "version": "v1.37", "paths": []},
		"with users of its own in v1.34": {"subject": testing.with_pod({"hostUsers": false}), "level": "restricted", "version": "v1.34", "paths": ["/workload/containers/0/set"]},
		"with users of its own in v1.35": {"subject": object.union(testing.deployed({"set": {"user": {"nonRoot": false}}}), {"workload": {"pod": {"hostUsers": false}}}), "level": "restricted", "version": "v1.35", "paths": []},
		"with the users of the host": {"subject": testing.with_pod({"hostUsers": true}), "level": "restricted", "version": "v1.35", "paths": ["/workload/containers/0/set"]},
		"of the first version": {"subject": testing.deployed({}), "level": "restricted", "version": "v1.0", "paths": ["/workload/containers/0/set"]},
		"of level baseline": {"subject": testing.deployed({}), "level": "baseline", "version": "v1.37", "paths": []},
	}
	testing.paths(found(case.subject, case.level, case.version)) == {path | some path in case.paths}
}

test_cannot_tell_of_a_namespace_that_nobody_saw if {
	unseen := standards.unseen(testing.deployed({}))
	violations := pod_security_run_as_non_root.violations with input as unseen with data.hasp.parameters["pod-security-labels"] as standards.defaults
	violations == set()
	unknowns := pod_security_run_as_non_root.unknowns with input as unseen with data.hasp.parameters["pod-security-labels"] as standards.defaults
	unknowns == {standards.untold("/workload/containers/0/set", "neither the Pod nor container web asks for runAsNonRoot")}
	told := pod_security_run_as_non_root.unknowns with input as standards.under(testing.deployed({}), "restricted", "v1.37")
	told == set()
}
