package hasp.policies.pod_security.pod_security_privileged_test

import data.hasp.policies.pod_security.pod_security_privileged
import data.hasp.testing
import data.hasp.testing.pod_security as standards

faulty := testing.deployed({"set": {"privileged": true}})

found(subject, level, version) := violations if {
	violations := pod_security_privileged.violations with input as standards.under(subject, level, version)
}

test_tells_what_it_found if {
	found(faulty, "baseline", "v1.37") == {{
		"message": "container web is privileged",
		"path": "/workload/containers/0/set/privileged",
		"observed": true, "expected": false,
		"atMost": "enforce",
		"source": {"level": "baseline", "version": "v1.37"},
	}}
}

test_judges[why] if {
	some why, case in {
		"of level privileged": {"subject": faulty, "level": "privileged", "version": "v1.37", "paths": []},
		"of the first version": {"subject": faulty, "level": "baseline", "version": "v1.0", "paths": ["/workload/containers/0/set/privileged"]},
		"of level restricted": {"subject": testing.workload([standards.with_set({"privileged": false}), standards.with_set({"privileged": true})]), "level": "restricted", "version": "v1.37", "paths": ["/workload/containers/1/set/privileged"]},
		"not privileged": {"subject": testing.deployed({"set": {"privileged": false}}), "level": "restricted", "version": "v1.37", "paths": []},
		"not said": {"subject": testing.deployed({}), "level": "restricted", "version": "v1.37", "paths": []},
	}
	testing.paths(found(case.subject, case.level, case.version)) == {path | some path in case.paths}
}

test_cannot_tell_of_a_namespace_that_nobody_saw if {
	unseen := standards.unseen(faulty)
	violations := pod_security_privileged.violations with input as unseen with data.hasp.parameters["pod-security-labels"] as standards.defaults
	violations == set()
	unknowns := pod_security_privileged.unknowns with input as unseen with data.hasp.parameters["pod-security-labels"] as standards.defaults
	unknowns == {standards.untold("/workload/containers/0/set/privileged", "container web is privileged")}
	told := pod_security_privileged.unknowns with input as standards.under(faulty, "baseline", "v1.37")
	told == set()
}
