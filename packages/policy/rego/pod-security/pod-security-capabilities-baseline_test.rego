package hasp.policies.pod_security.pod_security_capabilities_baseline_test

import data.hasp.policies.pod_security.pod_security_capabilities_baseline
import data.hasp.testing
import data.hasp.testing.pod_security as standards

found(subject, level, version) := violations if {
	violations := pod_security_capabilities_baseline.violations with input as standards.under(subject, level, version)
}

test_tells_what_it_found if {
	found(testing.deployed({"set": {"capabilities": {"add": ["CHOWN", "NET_RAW"], "drop": []}}}), "baseline", "v1.37") == {{
		"message": "container web adds the capability NET_RAW",
		"path": "/workload/containers/0/set/capabilities/add/1",
		"observed": "NET_RAW",
		"atMost": "enforce",
		"source": {"level": "baseline", "version": "v1.37"},
	}}
}

test_judges[why] if {
	some why, case in {
		"all that may be added": {"subject": testing.deployed({"set": {"capabilities": {"add": ["AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT"], "drop": []}}}), "level": "baseline", "version": "v1.37", "paths": []},
		"another spelling": {"subject": testing.deployed({"set": {"capabilities": {"add": ["chown", "CAP_CHOWN", "ALL"], "drop": []}}}), "level": "baseline", "version": "v1.0", "paths": ["/workload/containers/0/set/capabilities/add/0", "/workload/containers/0/set/capabilities/add/1", "/workload/containers/0/set/capabilities/add/2"]},
		"of level restricted before it has its own": {"subject": testing.deployed({"set": {"capabilities": {"add": ["SYS_ADMIN"], "drop": []}}}), "level": "restricted", "version": "v1.21", "paths": ["/workload/containers/0/set/capabilities/add/0"]},
		"of level restricted since it has its own": {"subject": testing.deployed({"set": {"capabilities": {"add": ["SYS_ADMIN"], "drop": []}}}), "level": "restricted", "version": "v1.22", "paths": []},
		"of level privileged": {"subject": testing.deployed({"set": {"capabilities": {"add": ["SYS_ADMIN"], "drop": []}}}), "level": "privileged", "version": "v1.37", "paths": []},
		"none": {"subject": testing.deployed({}), "level": "baseline", "version": "v1.37", "paths": []},
	}
	testing.paths(found(case.subject, case.level, case.version)) == {path | some path in case.paths}
}

test_cannot_tell_of_a_namespace_that_nobody_saw if {
	unseen := standards.unseen(testing.deployed({"set": {"capabilities": {"add": ["NET_RAW"], "drop": []}}}))
	violations := pod_security_capabilities_baseline.violations with input as unseen with data.hasp.parameters["pod-security-labels"] as standards.defaults
	violations == set()
	unknowns := pod_security_capabilities_baseline.unknowns with input as unseen with data.hasp.parameters["pod-security-labels"] as standards.defaults
	unknowns == {standards.untold("/workload/containers/0/set/capabilities/add/0", "container web adds the capability NET_RAW")}
	told := pod_security_capabilities_baseline.unknowns with input as standards.under(testing.deployed({"set": {"capabilities": {"add": ["NET_RAW"], "drop": []}}}), "baseline", "v1.37")
	told == set()
}
