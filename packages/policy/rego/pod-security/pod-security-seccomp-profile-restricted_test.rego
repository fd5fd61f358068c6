package hasp.policies.pod_security.pod_security_seccomp_profile_restricted_test

import data.hasp.policies.pod_security.pod_security_seccomp_profile_restricted
import data.hasp.testing
import data.hasp.testing.pod_security as standards

found(subject, level, version) := violations if {
	violations := pod_security_seccomp_profile_restricted.violations with input as standards.under(subject, level, version)
}

test_tells_what_is_set if {
	found(object.union(testing.deployed({"set": {"seccomp": {"type": "Localhost"}}}), {"workload": {"pod": {"security": {"seccomp": {"type": "Unconfined"}}}}}), "restricted", "v1.37") == {{
		"message": "the Pod sets the seccomp profile Unconfined",
		"path": "/workload/pod/security/seccomp/type",
		"observed": "Unconfined", "expected": ["RuntimeDefault", "Localhost"],
		"atMost": "enforce",
		"source": {"level": "restricted", "version": "v1.37"},
	}}
	found(testing.deployed({"set": {"seccomp": {"type": "Unconfined"}}}), "restricted", "v1.37") == {{
		"message": "container web sets the seccomp profile Unconfined",
		"path": "/workload/containers/0/set/seccomp/type",
		"observed": "Unconfined", "expected": ["RuntimeDefault", "Localhost"],
		"atMost": "enforce",
		"source": {"level": "restricted", "version": "v1.37"},
	}}
}

test_tells_what_it_found if {
	found(testing.deployed({}), "restricted", "v1.37") == {{
		"message": "neither the Pod nor container web sets a seccomp profile",
		"path": "/workload/containers/0/set",
		"observed": null, "expected": ["RuntimeDefault", "Localhost"],
		"atMost": "enforce",
		"source": {"level": "restricted", "version": "v1.37"},
	}}
}

test_judges[why] if {
	some why, case in {
		"of the Pod": {"subject": testing.with_pod({"security": {"seccomp": {"type": "RuntimeDefault"}}}), "level": "restricted", "version": "v1.19", "paths": []},
		"one of the node": {"subject": testing.with_pod({"security": {"seccomp": {"type": "Localhost"}}}), "level": "restricted", "version": "v1.19", "paths": []},
		"none of the Pod": {"subject": testing.with_pod({"security": {"seccomp": {"type": "Unconfined"}}}), "level": "restricted", "version": "v1.37", "paths": ["/workload/pod/security/seccomp/type", "/workload/containers/0/set"]},
		"none of the Pod that the container overrides": {"subject": object.union(testing.deployed({"set": {"seccomp": {"type": "Localhost"}}}), {"workload": {"pod": {"security": {"seccomp": {"type": "Unconfined"}}}}}), "level": "restricted", "version": "v1.37", "paths": ["/workload/pod/security/seccomp/type"]},
		"none of the container": {"subject": object.union(testing.deployed({"set": {"seccomp": {"type": "Unconfined"}}}), {"workload": {"pod": {"security": {"seccomp": {"type": "RuntimeDefault"}}}}}), "level": "restricted", "version": "v1.37", "paths": ["/workload/containers/0/set/seccomp/type"]},
		"of one of two containers": {"subject": testing.workload([standards.with_set({"seccomp": {"type": "RuntimeDefault"}}), standards.with_set({})]), "level": "restricted", "version": "v1.37", "paths": ["/workload/containers/1/set"]},
		"of v1.18": {"subject": testing.deployed({}), "level": "restricted", "version": "v1.18", "paths": []},
		"of v1.19": {"subject": testing.deployed({}), "level": "restricted", "version": "v1.19", "paths": ["/workload/containers/0/set"]},
		"for Windows in v1.24": {"subject": object.union(testing.deployed({"set": {}}), {"workload": {"pod": {"os": "windows"}}}), "level": "restricted", "version": "v1.24", "paths": ["/workload/containers/0/set"]},
		"for Windows in v1.25": {"subject": object.union(testing.deployed({"set": {}}), {"workload": {"pod": {"os": "windows"}}}), "level": "restricted", "version": "v1.25", "paths": []},
		"of level baseline": {"subject": testing.deployed({}), "level": "baseline", "version": "v1.37", "paths": []},
	}
	testing.paths(found(case.subject, case.level, case.version)) == {path | some path in case.paths}
}

test_cannot_tell_of_a_namespace_that_nobody_saw if {
	unseen := standards.unseen(testing.deployed({}))
	violations := pod_security_seccomp_profile_restricted.violations with input as unseen with data.hasp.parameters["pod-security-labels"] as standards.defaults
	violations == set()
	unknowns := pod_security_seccomp_profile_restricted.unknowns with input as unseen with data.hasp.parameters["pod-security-labels"] as standards.defaults
	unknowns == {standards.untold("/workload/containers/0/set", "neither the Pod nor container web sets a seccomp profile")}
	told := pod_security_seccomp_profile_restricted.unknowns with input as standards.under(testing.deployed({}), "restricted", "v1.37")
	told == set()
}
