package hasp.policies.pod_security.pod_security_host_path_volumes_test

import data.hasp.policies.pod_security.pod_security_host_path_volumes
import data.hasp.testing
import data.hasp.testing.pod_security as standards

faulty := testing.with_pod({"volumes": [{"name": "a", "type": "emptyDir"}, {"name": "b", "type": "hostPath", "path": "/etc", "mounted": false}]})

found(subject, level, version) := violations if {
	violations := pod_security_host_path_volumes.violations with input as standards.under(subject, level, version)
}

test_tells_what_it_found if {
	found(faulty, "baseline", "v1.37") == {{
		"message": "volume b is /etc of the host",
		"path": "/workload/pod/volumes/1",
		"observed": "hostPath",
		"atMost": "enforce",
		"source": {"level": "baseline", "version": "v1.37"},
	}}
}

test_judges[why] if {
	some why, case in {
		"of the first version": {"subject": faulty, "level": "baseline", "version": "v1.0", "paths": ["/workload/pod/volumes/1"]},
		"without a path": {"subject": testing.with_pod({"volumes": [{"name": "v", "type": "hostPath", "mounted": false}]}), "level": "baseline", "version": "v1.37", "paths": ["/workload/pod/volumes/0"]},
		"of level restricted, which lists what is allowed": {"subject": faulty, "level": "restricted", "version": "v1.0", "paths": []},
		"of level privileged": {"subject": faulty, "level": "privileged", "version": "v1.37", "paths": []},
		"another type": {"subject": testing.with_pod({"volumes": [{"name": "v", "type": "nfs", "mounted": false}]}), "level": "baseline", "version": "v1.37", "paths": []},
	}
	testing.paths(found(case.subject, case.level, case.version)) == {path | some path in case.paths}
}

test_cannot_tell_of_a_namespace_that_nobody_saw if {
	unseen := standards.unseen(faulty)
	violations := pod_security_host_path_volumes.violations with input as unseen with data.hasp.parameters["pod-security-labels"] as standards.defaults
	violations == set()
	unknowns := pod_security_host_path_volumes.unknowns with input as unseen with data.hasp.parameters["pod-security-labels"] as standards.defaults
	unknowns == {standards.untold("/workload/pod/volumes/1", "volume b is /etc of the host")}
	told := pod_security_host_path_volumes.unknowns with input as standards.under(faulty, "baseline", "v1.37")
	told == set()
}
