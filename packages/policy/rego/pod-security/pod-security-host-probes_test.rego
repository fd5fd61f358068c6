package hasp.policies.pod_security.pod_security_host_probes_test

import data.hasp.policies.pod_security.pod_security_host_probes
import data.hasp.testing
import data.hasp.testing.pod_security as standards

faulty := testing.deployed({"probes": {"liveness": {"http": {"host": "10.0.0.1", "port": 80}}}})

found(subject, level, version) := violations if {
	violations := pod_security_host_probes.violations with input as standards.under(subject, level, version)
}

test_tells_what_it_found if {
	found(faulty, "baseline", "v1.37") == {{
		"message": "liveness of container web asks host 10.0.0.1",
		"path": "/workload/containers/0/probes/liveness/http/host",
		"observed": "10.0.0.1",
		"atMost": "enforce",
		"source": {"level": "baseline", "version": "v1.37"},
	}}
}

test_judges[why] if {
	some why, case in {
		"of v1.33": {"subject": faulty, "level": "restricted", "version": "v1.33", "paths": []},
		"of v1.34": {"subject": faulty, "level": "baseline", "version": "v1.34", "paths": ["/workload/containers/0/probes/liveness/http/host"]},
		"of level restricted": {"subject": testing.deployed({"probes": {"readiness": {"tcp": {"host": "10.0.0.1", "port": 80}}}}), "level": "restricted", "version": "v1.37", "paths": ["/workload/containers/0/probes/readiness/tcp/host"]},
		"a start": {"subject": testing.deployed({"probes": {"startup": {"tcp": {"host": "10.0.0.1", "port": 80}}}}), "level": "baseline", "version": "v1.37", "paths": ["/workload/containers/0/probes/startup/tcp/host"]},
		"a hook at the start": {"subject": testing.deployed({"lifecycle": {"postStart": {"http": {"host": "10.0.0.1", "port": 80}}}}), "level": "baseline", "version": "v1.37", "paths": ["/workload/containers/0/lifecycle/postStart/http/host"]},
		"a hook at the end": {"subject": testing.deployed({"lifecycle": {"preStop": {"tcp": {"host": "10.0.0.1", "port": 80}}}}), "level": "baseline", "version": "v1.37", "paths": ["/workload/containers/0/lifecycle/preStop/tcp/host"]},
		"an empty host": {"subject": testing.deployed({"probes": {"liveness": {"http": {"host": "", "port": 80}}}}), "level": "baseline", "version": "v1.37", "paths": []},
		"no host": {"subject": testing.deployed({"probes": {"liveness": {"http": {"port": 80}}}, "lifecycle": {"preStop": {"exec": ["/stop"]}}}), "level": "baseline", "version": "v1.37", "paths": []},
		"none": {"subject": testing.deployed({}), "level": "baseline", "version": "v1.37", "paths": []},
		"of level privileged": {"subject": faulty, "level": "privileged", "version": "v1.37", "paths": []},
	}
	testing.paths(found(case.subject, case.level, case.version)) == {path | some path in case.paths}
}

test_cannot_tell_of_a_namespace_that_nobody_saw if {
	unseen := standards.unseen(faulty)
	violations := pod_security_host_probes.violations with input as unseen with data.hasp.parameters["pod-security-labels"] as standards.defaults
	violations == set()
	unknowns := pod_security_host_probes.unknowns with input as unseen with data.hasp.parameters["pod-security-labels"] as standards.defaults
	unknowns == {standards.untold("/workload/containers/0/probes/liveness/http/host", "liveness of container web asks host 10.0.0.1")}
	told := pod_security_host_probes.unknowns with input as standards.under(faulty, "baseline", "v1.37")
	told == set()
}
