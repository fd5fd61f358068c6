package hasp.policies.pod_security.pod_security_seccomp_profile_baseline_test

import data.hasp.policies.pod_security.pod_security_seccomp_profile_baseline
import data.hasp.testing
import data.hasp.testing.pod_security as standards

faulty := testing.deployed({"set": {"seccomp": {"type": "Unconfined"}}})

found(subject, level, version) := violations if {
	violations := pod_security_seccomp_profile_baseline.violations with input as standards.under(subject, level, version)
}

test_tells_what_it_found_in_pod_and_annotations if {
	found(testing.with_pod({"security": {"seccomp": {"type": "Unconfined"}}}), "baseline", "v1.37") == {{
		"message": "the Pod sets the seccomp profile Unconfined",
		"path": "/workload/pod/security/seccomp/type",
		"observed": "Unconfined", "expected": ["RuntimeDefault", "Localhost"],
		"atMost": "enforce",
		"source": {"level": "baseline", "version": "v1.37"},
	}}
	found(testing.with_pod({"annotations": {"seccomp.security.alpha.kubernetes.io/pod": "unconfined"}}), "baseline", "v1.18") == {{
		"message": "the annotation seccomp.security.alpha.kubernetes.io/pod sets the seccomp profile unconfined",
		"path": "/workload/pod/annotations/seccomp.security.alpha.kubernetes.io~1pod",
		"observed": "unconfined", "expected": ["runtime/default", "docker/default", "localhost/*"],
		"atMost": "enforce",
		"source": {"level": "baseline", "version": "v1.18"},
	}}
	named := {"workload": {"containers": [testing.container({"name": "a/b~c"})], "pod": {"annotations": {"container.seccomp.security.alpha.kubernetes.io/a/b~c": "x"}}}}
	testing.paths(found(object.union(testing.deployed({}), named), "baseline", "v1.18")) == {"/workload/pod/annotations/container.seccomp.security.alpha.kubernetes.io~1a~1b~0c"}
}

test_tells_what_it_found if {
	found(faulty, "baseline", "v1.37") == {{
		"message": "container web sets the seccomp profile Unconfined",
		"path": "/workload/containers/0/set/seccomp/type",
		"observed": "Unconfined", "expected": ["RuntimeDefault", "Localhost"],
		"atMost": "enforce",
		"source": {"level": "baseline", "version": "v1.37"},
	}}
}

test_judges[why] if {
	some why, case in {
		"of the Pod in v1.19": {"subject": testing.with_pod({"security": {"seccomp": {"type": "Unconfined"}}}), "level": "baseline", "version": "v1.19", "paths": ["/workload/pod/security/seccomp/type"]},
		"of the Pod in v1.18": {"subject": object.union(faulty, {"workload": {"pod": {"security": {"seccomp": {"type": "Unconfined"}}}}}), "level": "baseline", "version": "v1.18", "paths": []},
		"the default of the runtime": {"subject": object.union(testing.deployed({"set": {"seccomp": {"type": "RuntimeDefault"}}}), {"workload": {"pod": {"security": {"seccomp": {"type": "RuntimeDefault"}}}}}), "level": "baseline", "version": "v1.37", "paths": []},
		"one of the node": {"subject": object.union(testing.deployed({"set": {"seccomp": {"type": "Localhost"}}}), {"workload": {"pod": {"security": {"seccomp": {"type": "Localhost"}}}}}), "level": "baseline", "version": "v1.37", "paths": []},
		"of the second container": {"subject": testing.workload([standards.with_set({}), standards.with_set({"seccomp": {"type": "Unconfined"}})]), "level": "baseline", "version": "v1.37", "paths": ["/workload/containers/1/set/seccomp/type"]},
		"not said": {"subject": testing.deployed({}), "level": "baseline", "version": "v1.37", "paths": []},
		"of level restricted, which has its own": {"subject": object.union(faulty, {"workload": {"pod": {"security": {"seccomp": {"type": "Unconfined"}}}}}), "level": "restricted", "version": "v1.19", "paths": []},
		"an annotation for the Pod in v1.18": {"subject": testing.with_pod({"annotations": {"seccomp.security.alpha.kubernetes.io/pod": "unconfined"}}), "level": "baseline", "version": "v1.18", "paths": ["/workload/pod/annotations/seccomp.security.alpha.kubernetes.io~1pod"]},
		"an annotation for the Pod in the first version of level restricted": {"subject": testing.with_pod({"annotations": {"seccomp.security.alpha.kubernetes.io/pod": "unconfined"}}), "level": "restricted", "version": "v1.0", "paths": ["/workload/pod/annotations/seccomp.security.alpha.kubernetes.io~1pod"]},
		"an annotation for the Pod in v1.19": {"subject": testing.with_pod({"annotations": {"seccomp.security.alpha.kubernetes.io/pod": "unconfined"}}), "level": "baseline", "version": "v1.19", "paths": []},
		"an annotation for a container": {"subject": testing.with_pod({"annotations": {"container.seccomp.security.alpha.kubernetes.io/web": ""}}), "level": "baseline", "version": "v1.18", "paths": ["/workload/pod/annotations/container.seccomp.security.alpha.kubernetes.io~1web"]},
		"an annotation for nobody": {"subject": testing.with_pod({"annotations": {"container.seccomp.security.alpha.kubernetes.io/nobody": "unconfined"}}), "level": "baseline", "version": "v1.18", "paths": []},
		"the default of the runtime by an annotation": {"subject": testing.with_pod({"annotations": {"seccomp.security.alpha.kubernetes.io/pod": "runtime/default"}}), "level": "baseline", "version": "v1.18", "paths": []},
		"the default of Docker by an annotation": {"subject": testing.with_pod({"annotations": {"container.seccomp.security.alpha.kubernetes.io/web": "docker/default"}}), "level": "baseline", "version": "v1.18", "paths": []},
		"one of the node by an annotation": {"subject": testing.with_pod({"annotations": {"seccomp.security.alpha.kubernetes.io/pod": "localhost/a"}}), "level": "baseline", "version": "v1.18", "paths": []},
		"of level privileged": {"subject": testing.with_pod({"security": {"seccomp": {"type": "Unconfined"}}}), "level": "privileged", "version": "v1.37", "paths": []},
	}
	testing.paths(found(case.subject, case.level, case.version)) == {path | some path in case.paths}
}

test_cannot_tell_of_a_namespace_that_nobody_saw if {
	unseen := standards.unseen(testing.with_pod({"security": {"seccomp": {"type": "Unconfined"}}}))
	violations := pod_security_seccomp_profile_baseline.violations with input as unseen with data.hasp.parameters["pod-security-labels"] as standards.defaults
	violations == set()
	unknowns := pod_security_seccomp_profile_baseline.unknowns with input as unseen with data.hasp.parameters["pod-security-labels"] as standards.defaults
	unknowns == {standards.untold("/workload/pod/security/seccomp/type", "the Pod sets the seccomp profile Unconfined")}
	told := pod_security_seccomp_profile_baseline.unknowns with input as standards.under(testing.with_pod({"security": {"seccomp": {"type": "Unconfined"}}}), "baseline", "v1.37")
	told == set()
}
