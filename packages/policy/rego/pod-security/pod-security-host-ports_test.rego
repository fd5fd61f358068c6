package hasp.policies.pod_security.pod_security_host_ports_test

import data.hasp.policies.pod_security.pod_security_host_ports
import data.hasp.testing
import data.hasp.testing.pod_security as standards

faulty := testing.deployed({"ports": [{"container": 80, "protocol": "tcp"}, {"container": 81, "host": 8081, "protocol": "tcp"}]})

found(subject, level, version) := violations if {
	violations := pod_security_host_ports.violations with input as standards.under(subject, level, version)
}

test_tells_what_it_found if {
	found(faulty, "baseline", "v1.37") == {{
		"message": "container web uses port 8081 of the host",
		"path": "/workload/containers/0/ports/1/host",
		"observed": 8081,
		"atMost": "enforce",
		"source": {"level": "baseline", "version": "v1.37"},
	}}
}

test_judges[why] if {
	some why, case in {
		"of the first version": {"subject": faulty, "level": "baseline", "version": "v1.0", "paths": ["/workload/containers/0/ports/1/host"]},
		"of level restricted": {"subject": faulty, "level": "restricted", "version": "v1.37", "paths": ["/workload/containers/0/ports/1/host"]},
		"of level privileged": {"subject": faulty, "level": "privileged", "version": "v1.37", "paths": []},
		"no ports": {"subject": testing.deployed({}), "level": "restricted", "version": "v1.37", "paths": []},
		"a port of its own": {"subject": testing.deployed({"ports": [{"container": 80, "protocol": "tcp"}]}), "level": "restricted", "version": "v1.37", "paths": []},
	}
	testing.paths(found(case.subject, case.level, case.version)) == {path | some path in case.paths}
}

test_cannot_tell_of_a_namespace_that_nobody_saw if {
	unseen := standards.unseen(faulty)
	violations := pod_security_host_ports.violations with input as unseen with data.hasp.parameters["pod-security-labels"] as standards.defaults
	violations == set()
	unknowns := pod_security_host_ports.unknowns with input as unseen with data.hasp.parameters["pod-security-labels"] as standards.defaults
	unknowns == {standards.untold("/workload/containers/0/ports/1/host", "container web uses port 8081 of the host")}
	told := pod_security_host_ports.unknowns with input as standards.under(faulty, "baseline", "v1.37")
	told == set()
}
