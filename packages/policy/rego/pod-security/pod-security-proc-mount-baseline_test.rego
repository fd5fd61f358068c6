package hasp.policies.pod_security.pod_security_proc_mount_baseline_test

import data.hasp.policies.pod_security.pod_security_proc_mount_baseline
import data.hasp.testing
import data.hasp.testing.pod_security as standards

faulty := testing.deployed({"set": {"procMount": "Unmasked"}})

found(subject, level, version) := violations if {
	violations := pod_security_proc_mount_baseline.violations with input as standards.under(subject, level, version)
}

test_tells_what_it_found if {
	found(faulty, "baseline", "v1.37") == {{
		"message": "container web mounts /proc as Unmasked",
		"path": "/workload/containers/0/set/procMount",
		"observed": "Unmasked", "expected": "Default",
		"atMost": "enforce",
		"source": {"level": "baseline", "version": "v1.37"},
	}}
}

test_judges[why] if {
	some why, case in {
		"of the first version": {"subject": testing.workload([standards.with_set({"procMount": "Default"}), standards.with_set({"procMount": "unmasked"})]), "level": "baseline", "version": "v1.0", "paths": ["/workload/containers/1/set/procMount"]},
		"masked": {"subject": testing.deployed({"set": {"procMount": "Default"}}), "level": "baseline", "version": "v1.37", "paths": []},
		"not said": {"subject": testing.deployed({}), "level": "baseline", "version": "v1.37", "paths": []},
		"of level restricted before it has its own": {"subject": faulty, "level": "restricted", "version": "v1.34", "paths": ["/workload/containers/0/set/procMount"]},
		"of level restricted since it has its own": {"subject": faulty, "level": "restricted", "version": "v1.35", "paths": []},
		"with users of its own in v1.34": {"subject": object.union(faulty, {"workload": {"pod": {"hostUsers": false}}}), "level": "baseline", "version": "v1.34", "paths": ["/workload/containers/0/set/procMount"]},
		"with users of its own in v1.35": {"subject": object.union(faulty, {"workload": {"pod": {"hostUsers": false}}}), "level": "baseline", "version": "v1.35", "paths": []},
		"with users of its own in the first version": {"subject": object.union(faulty, {"workload": {"pod": {"hostUsers": false}}}), "level": "baseline", "version": "v1.0", "paths": ["/workload/containers/0/set/procMount"]},
		"with the users of the host": {"subject": object.union(faulty, {"workload": {"pod": {"hostUsers": true}}}), "level": "baseline", "version": "v1.35", "paths": ["/workload/containers/0/set/procMount"]},
		"of level privileged": {"subject": faulty, "level": "privileged", "version": "v1.37", "paths": []},
	}
	testing.paths(found(case.subject, case.level, case.version)) == {path | some path in case.paths}
}

test_cannot_tell_of_a_namespace_that_nobody_saw if {
	unseen := standards.unseen(faulty)
	violations := pod_security_proc_mount_baseline.violations with input as unseen with data.hasp.parameters["pod-security-labels"] as standards.defaults
	violations == set()
	unknowns := pod_security_proc_mount_baseline.unknowns with input as unseen with data.hasp.parameters["pod-security-labels"] as standards.defaults
	unknowns == {standards.untold("/workload/containers/0/set/procMount", "container web mounts /proc as Unmasked")}
	told := pod_security_proc_mount_baseline.unknowns with input as standards.under(faulty, "baseline", "v1.37")
	told == set()
}
