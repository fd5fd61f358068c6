package hasp.policies.pod_security.pod_security_restricted_volumes_test

import data.hasp.policies.pod_security.pod_security_restricted_volumes
import data.hasp.testing
import data.hasp.testing.pod_security as standards

faulty := testing.with_pod({"volumes": [{"name": "v", "type": "nfs", "mounted": false}]})

found(subject, level, version) := violations if {
	violations := pod_security_restricted_volumes.violations with input as standards.under(subject, level, version)
}

test_tells_what_it_found if {
	found(testing.with_pod({"volumes": [{"name": "v", "type": "emptyDir", "mounted": false}, {"name": "v", "type": "nfs", "mounted": false}]}), "restricted", "v1.37") == {{
		"message": "volume v is of the type nfs",
		"path": "/workload/pod/volumes/1",
		"observed": "nfs",
		"atMost": "enforce",
		"source": {"level": "restricted", "version": "v1.37"},
	}}
}

test_judges[why] if {
	some why, case in {
		"all that may be used": {"subject": testing.with_pod({"volumes": [{"name": "v", "type": "claimTemplate", "mounted": false}, {"name": "v", "type": "configMap", "mounted": false}, {"name": "v", "type": "csi", "mounted": false}, {"name": "v", "type": "downwardAPI", "mounted": false}, {"name": "v", "type": "emptyDir", "mounted": false}, {"name": "v", "type": "ephemeral", "mounted": false}, {"name": "v", "type": "image", "mounted": false}, {"name": "v", "type": "persistentVolumeClaim", "mounted": false}, {"name": "v", "type": "projected", "mounted": false}, {"name": "v", "type": "secret", "mounted": false}]}), "level": "restricted", "version": "v1.37", "paths": []},
		"of the host": {"subject": testing.with_pod({"volumes": [{"name": "v", "type": "hostPath", "mounted": false}]}), "level": "restricted", "version": "v1.0", "paths": ["/workload/pod/volumes/0"]},
		"of a type that nobody knows": {"subject": testing.with_pod({"volumes": [{"name": "v", "type": "futureDisk", "mounted": false}]}), "level": "restricted", "version": "v1.37", "paths": ["/workload/pod/volumes/0"]},
		"of level baseline": {"subject": faulty, "level": "baseline", "version": "v1.37", "paths": []},
		"none": {"subject": testing.deployed({}), "level": "restricted", "version": "v1.37", "paths": []},
	}
	testing.paths(found(case.subject, case.level, case.version)) == {path | some path in case.paths}
}

test_cannot_tell_of_a_namespace_that_nobody_saw if {
	unseen := standards.unseen(faulty)
	violations := pod_security_restricted_volumes.violations with input as unseen with data.hasp.parameters["pod-security-labels"] as standards.defaults
	violations == set()
	unknowns := pod_security_restricted_volumes.unknowns with input as unseen with data.hasp.parameters["pod-security-labels"] as standards.defaults
	unknowns == {standards.untold("/workload/pod/volumes/0", "volume v is of the type nfs")}
	told := pod_security_restricted_volumes.unknowns with input as standards.under(faulty, "restricted", "v1.37")
	told == set()
}
