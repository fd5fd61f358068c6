package hasp.policies.pod_security.pod_security_capabilities_restricted_test

import data.hasp.policies.pod_security.pod_security_capabilities_restricted
import data.hasp.testing
import data.hasp.testing.pod_security as standards

faulty := testing.deployed({"set": {"capabilities": {"add": ["CHOWN"], "drop": ["ALL"]}}})

found(subject, level, version) := violations if {
	violations := pod_security_capabilities_restricted.violations with input as standards.under(subject, level, version)
}

test_tells_what_is_added if {
	found(faulty, "restricted", "v1.37") == {{
		"message": "container web adds the capability CHOWN",
		"path": "/workload/containers/0/set/capabilities/add/0",
		"observed": "CHOWN", "expected": "NET_BIND_SERVICE",
		"atMost": "enforce",
		"source": {"level": "restricted", "version": "v1.37"},
	}}
	found(testing.deployed({}), "restricted", "v1.37") == {{
		"message": "container web drops the capabilities [] and not ALL",
		"path": "/workload/containers/0/set",
		"observed": [], "expected": ["ALL"],
		"atMost": "enforce",
		"source": {"level": "restricted", "version": "v1.37"},
	}}
}

test_tells_what_it_found if {
	found(testing.deployed({"set": {"capabilities": {"add": [], "drop": ["KILL"]}}}), "restricted", "v1.37") == {{
		"message": "container web drops the capabilities [\"KILL\"] and not ALL",
		"path": "/workload/containers/0/set",
		"observed": ["KILL"], "expected": ["ALL"],
		"atMost": "enforce",
		"source": {"level": "restricted", "version": "v1.37"},
	}}
}

test_judges[why] if {
	some why, case in {
		"drops all": {"subject": testing.deployed({"set": {"capabilities": {"add": [], "drop": ["KILL", "ALL"]}}}), "level": "restricted", "version": "v1.22", "paths": []},
		"drops all by another spelling": {"subject": testing.deployed({"set": {"capabilities": {"add": [], "drop": ["all", "CAP_ALL"]}}}), "level": "restricted", "version": "v1.22", "paths": ["/workload/containers/0/set"]},
		"says nothing": {"subject": testing.workload([standards.with_set({"capabilities": {"add": [], "drop": ["KILL", "ALL"]}}), standards.with_set({})]), "level": "restricted", "version": "v1.37", "paths": ["/workload/containers/1/set"]},
		"says nothing in v1.21": {"subject": testing.deployed({}), "level": "restricted", "version": "v1.21", "paths": []},
		"adds what is allowed": {"subject": testing.deployed({"set": {"capabilities": {"add": ["NET_BIND_SERVICE"], "drop": ["ALL"]}}}), "level": "restricted", "version": "v1.37", "paths": []},
		"adds another": {"subject": testing.deployed({"set": {"capabilities": {"add": ["NET_BIND_SERVICE", "CHOWN"], "drop": ["ALL"]}}}), "level": "restricted", "version": "v1.37", "paths": ["/workload/containers/0/set/capabilities/add/1"]},
		"of level baseline": {"subject": testing.deployed({}), "level": "baseline", "version": "v1.37", "paths": []},
		"for Windows in v1.24": {"subject": object.union(testing.deployed({"set": {}}), {"workload": {"pod": {"os": "windows"}}}), "level": "restricted", "version": "v1.24", "paths": ["/workload/containers/0/set"]},
		"for Windows in v1.25": {"subject": object.union(testing.deployed({"set": {}}), {"workload": {"pod": {"os": "windows"}}}), "level": "restricted", "version": "v1.25", "paths": []},
		"for Linux": {"subject": object.union(testing.deployed({"set": {}}), {"workload": {"pod": {"os": "linux"}}}), "level": "restricted", "version": "v1.25", "paths": ["/workload/containers/0/set"]},
	}
	testing.paths(found(case.subject, case.level, case.version)) == {path | some path in case.paths}
}

test_cannot_tell_of_a_namespace_that_nobody_saw if {
	unseen := standards.unseen(faulty)
	violations := pod_security_capabilities_restricted.violations with input as unseen with data.hasp.parameters["pod-security-labels"] as standards.defaults
	violations == set()
	unknowns := pod_security_capabilities_restricted.unknowns with input as unseen with data.hasp.parameters["pod-security-labels"] as standards.defaults
	unknowns == {standards.untold("/workload/containers/0/set/capabilities/add/0", "container web adds the capability CHOWN")}
	told := pod_security_capabilities_restricted.unknowns with input as standards.under(faulty, "restricted", "v1.37")
	told == set()
}
