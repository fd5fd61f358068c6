package hasp.policies.pod_security.pod_security_privilege_escalation_test

import data.hasp.policies.pod_security.pod_security_privilege_escalation
import data.hasp.testing
import data.hasp.testing.pod_security as standards

found(subject, level, version) := violations if {
	violations := pod_security_privilege_escalation.violations with input as standards.under(subject, level, version)
}

test_tells_what_it_found if {
	found(testing.deployed({}), "restricted", "v1.37") == {{
		"message": "container web does not forbid privilege escalation: allowPrivilegeEscalation is null",
		"path": "/workload/containers/0/set",
		"observed": null, "expected": false,
		"atMost": "enforce",
		"source": {"level": "restricted", "version": "v1.37"},
	}}
}

test_judges[why] if {
	some why, case in {
		"allowed": {"subject": testing.workload([standards.with_set({"allowPrivilegeEscalation": false}), standards.with_set({"allowPrivilegeEscalation": true})]), "level": "restricted", "version": "v1.8", "paths": ["/workload/containers/1/set"]},
		"forbidden": {"subject": testing.deployed({"set": {"allowPrivilegeEscalation": false}}), "level": "restricted", "version": "v1.37", "paths": []},
		"of v1.7": {"subject": testing.deployed({}), "level": "restricted", "version": "v1.7", "paths": []},
		"of level baseline": {"subject": testing.deployed({}), "level": "baseline", "version": "v1.37", "paths": []},
		"for Windows in v1.24": {"subject": object.union(testing.deployed({"set": {}}), {"workload": {"pod": {"os": "windows"}}}), "level": "restricted", "version": "v1.24", "paths": ["/workload/containers/0/set"]},
		"for Windows in v1.25": {"subject": object.union(testing.deployed({"set": {}}), {"workload": {"pod": {"os": "windows"}}}), "level": "restricted", "version": "v1.25", "paths": []},
	}
	testing.paths(found(case.subject, case.level, case.version)) == {path | some path in case.paths}
}

test_cannot_tell_of_a_namespace_that_nobody_saw if {
	unseen := standards.unseen(testing.deployed({"set": {"allowPrivilegeEscalation": true}}))
	violations := pod_security_privilege_escalation.violations with input as unseen with data.hasp.parameters["pod-security-labels"] as standards.defaults
	violations == set()
	unknowns := pod_security_privilege_escalation.unknowns with input as unseen with data.hasp.parameters["pod-security-labels"] as standards.defaults
	unknowns == {standards.untold("/workload/containers/0/set", "container web does not forbid privilege escalation: allowPrivilegeEscalation is true")}
	told := pod_security_privilege_escalation.unknowns with input as standards.under(testing.deployed({"set": {"allowPrivilegeEscalation": true}}), "restricted", "v1.37")
	told == set()
}
