package hasp.policies.pod_security.pod_security_proc_mount_restricted_test

import data.hasp.policies.pod_security.pod_security_proc_mount_restricted
import data.hasp.testing
import data.hasp.testing.pod_security as standards

faulty := testing.deployed({"set": {"procMount": "Unmasked"}})

found(subject, level, version) := violations if {
	violations := pod_security_proc_mount_restricted.violations with input as standards.under(subject, level, version)
}

test_tells_what_it_found if {
	found(faulty, "restricted", "v1.37") == {{
		"message": "container web mounts /proc as Unmasked",
		"path": "/workload/containers/0/set/procMount",
		"observed": "Unmasked", "expected": "Default",
		"atMost": "enforce",
		"source": {"level": "restricted", "version": "v1.37"},
	}}
}

test_judges[why] if {
	some why, case in {
		"of v1.34": {"subject": faulty, "level": "restricted", "version": "v1.34", "paths": []},
		"of v1.35": {"subject": testing.workload([standards.with_set({"procMount": "Default"}), standards.with_set({"procMount": "Unmasked"})]), "level": "restricted", "version": "v1.35", "paths": ["/workload/containers/1/set/procMount"]},
		"with users of its own": {"subject": object.union(faulty, {"workload": {"pod": {"hostUsers": false}}}), "level": "restricted", "version": "v1.37", "paths": ["/workload/containers/0/set/procMount"]},
		"masked": {"subject": testing.deployed({"set": {"procMount": "Default"}}), "level": "restricted", "version": "v1.37", "paths": []},
		"not said": {"subject": testing.deployed({}), "level": "restricted", "version": "v1.37", "paths": []},
		"of level baseline": {"subject": faulty, "level": "baseline", "version": "v1.37", "paths": []},
	}
	testing.paths(found(case.subject, case.level, case.version)) == {path | some path in case.paths}
}

test_cannot_tell_of_a_namespace_that_nobody_saw if {
	unseen := standards.unseen(faulty)
	violations := pod_security_proc_mount_restricted.violations with input as unseen with data.hasp.parameters["pod-security-labels"] as standards.defaults
	violations == set()
	unknowns := pod_security_proc_mount_restricted.unknowns with input as unseen with data.hasp.parameters["pod-security-labels"] as standards.defaults
	unknowns == {standards.untold("/workload/containers/0/set/procMount", "container web mounts /proc as Unmasked")}
	told := pod_security_proc_mount_restricted.unknowns with input as standards.under(faulty, "restricted", "v1.37")
	told == set()
}
