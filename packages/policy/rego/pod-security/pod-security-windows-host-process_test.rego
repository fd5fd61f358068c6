package hasp.policies.pod_security.pod_security_windows_host_process_test

import data.hasp.policies.pod_security.pod_security_windows_host_process
import data.hasp.testing
import data.hasp.testing.pod_security as standards

faulty := testing.with_pod({"security": {"windows": {"hostProcess": true}}})

found(subject, level, version) := violations if {
	violations := pod_security_windows_host_process.violations with input as standards.under(subject, level, version)
}

test_tells_what_it_found_in_the_pod if {
	found(faulty, "baseline", "v1.37") == {{
		"message": "the Pod runs its containers as processes of the host",
		"path": "/workload/pod/security/windows/hostProcess",
		"observed": true, "expected": false,
		"atMost": "enforce",
		"source": {"level": "baseline", "version": "v1.37"},
	}}
}

test_tells_what_it_found if {
	found(testing.deployed({"set": {"windows": {"hostProcess": true}}}), "baseline", "v1.37") == {{
		"message": "container web runs as a process of the host",
		"path": "/workload/containers/0/set/windows/hostProcess",
		"observed": true, "expected": false,
		"atMost": "enforce",
		"source": {"level": "baseline", "version": "v1.37"},
	}}
}

test_judges[why] if {
	some why, case in {
		"of the Pod": {"subject": faulty, "level": "baseline", "version": "v1.0", "paths": ["/workload/pod/security/windows/hostProcess"]},
		"of a container in level restricted": {"subject": testing.workload([standards.with_set({}), standards.with_set({"windows": {"hostProcess": true}})]), "level": "restricted", "version": "v1.37", "paths": ["/workload/containers/1/set/windows/hostProcess"]},
		"not so": {"subject": object.union(testing.deployed({"set": {"windows": {"hostProcess": false}}}), {"workload": {"pod": {"security": {"windows": {"hostProcess": false}}}}}), "level": "restricted", "version": "v1.37", "paths": []},
		"not said": {"subject": testing.deployed({}), "level": "restricted", "version": "v1.37", "paths": []},
		"of level privileged": {"subject": faulty, "level": "privileged", "version": "v1.37", "paths": []},
	}
	testing.paths(found(case.subject, case.level, case.version)) == {path | some path in case.paths}
}

test_cannot_tell_of_a_namespace_that_nobody_saw if {
	unseen := standards.unseen(faulty)
	violations := pod_security_windows_host_process.violations with input as unseen with data.hasp.parameters["pod-security-labels"] as standards.defaults
	violations == set()
	unknowns := pod_security_windows_host_process.unknowns with input as unseen with data.hasp.parameters["pod-security-labels"] as standards.defaults
	unknowns == {standards.untold("/workload/pod/security/windows/hostProcess", "the Pod runs its containers as processes of the host")}
	told := pod_security_windows_host_process.unknowns with input as standards.under(faulty, "baseline", "v1.37")
	told == set()
}
