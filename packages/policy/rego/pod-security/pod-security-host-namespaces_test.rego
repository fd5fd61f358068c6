package hasp.policies.pod_security.pod_security_host_namespaces_test

import data.hasp.policies.pod_security.pod_security_host_namespaces
import data.hasp.testing
import data.hasp.testing.pod_security as standards

faulty := testing.with_pod({"hostPID": true})

found(subject, level, version) := violations if {
	violations := pod_security_host_namespaces.violations with input as standards.under(subject, level, version)
}

test_tells_what_it_found if {
	found(faulty, "baseline", "v1.37") == {{
		"message": "the Pod uses a namespace of the host: hostPID is true",
		"path": "/workload/pod/hostPID",
		"observed": true, "expected": false,
		"atMost": "enforce",
		"source": {"level": "baseline", "version": "v1.37"},
	}}
}

test_judges[why] if {
	some why, case in {
		"the network": {"subject": testing.with_pod({"hostNetwork": true}), "level": "baseline", "version": "v1.0", "paths": ["/workload/pod/hostNetwork"]},
		"the processes": {"subject": faulty, "level": "restricted", "version": "v1.37", "paths": ["/workload/pod/hostPID"]},
		"the shared memory": {"subject": testing.with_pod({"hostIPC": true}), "level": "restricted", "version": "v1.37", "paths": ["/workload/pod/hostIPC"]},
		"two of them": {"subject": testing.with_pod({"hostIPC": true, "hostPID": true}), "level": "baseline", "version": "v1.37", "paths": ["/workload/pod/hostIPC", "/workload/pod/hostPID"]},
		"none": {"subject": testing.with_pod({"hostNetwork": false, "hostPID": false, "hostIPC": false}), "level": "restricted", "version": "v1.37", "paths": []},
		"not said": {"subject": testing.deployed({}), "level": "restricted", "version": "v1.37", "paths": []},
		"of level privileged": {"subject": faulty, "level": "privileged", "version": "v1.37", "paths": []},
	}
	testing.paths(found(case.subject, case.level, case.version)) == {path | some path in case.paths}
}

test_cannot_tell_of_a_namespace_that_nobody_saw if {
	unseen := standards.unseen(faulty)
	violations := pod_security_host_namespaces.violations with input as unseen with data.hasp.parameters["pod-security-labels"] as standards.defaults
	violations == set()
	unknowns := pod_security_host_namespaces.unknowns with input as unseen with data.hasp.parameters["pod-security-labels"] as standards.defaults
	unknowns == {standards.untold("/workload/pod/hostPID", "the Pod uses a namespace of the host: hostPID is true")}
	told := pod_security_host_namespaces.unknowns with input as standards.under(faulty, "baseline", "v1.37")
	told == set()
}
