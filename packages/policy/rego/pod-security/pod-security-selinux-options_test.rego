package hasp.policies.pod_security.pod_security_selinux_options_test

import data.hasp.policies.pod_security.pod_security_selinux_options
import data.hasp.testing
import data.hasp.testing.pod_security as standards

found(subject, level, version) := violations if {
	violations := pod_security_selinux_options.violations with input as standards.under(subject, level, version)
}

test_tells_what_it_found_in_the_pod if {
	found(testing.with_pod({"security": {"seLinux": {"user": "u"}}}), "baseline", "v1.37") == {{
		"message": "the Pod sets the SELinux user u",
		"path": "/workload/pod/security/seLinux/user",
		"observed": "u",
		"atMost": "enforce",
		"source": {"level": "baseline", "version": "v1.37"},
	}}
}

test_tells_what_it_found if {
	found(testing.deployed({"set": {"seLinux": {"type": "spc_t"}}}), "baseline", "v1.37") == {{
		"message": "container web sets the SELinux type spc_t",
		"path": "/workload/containers/0/set/seLinux/type",
		"observed": "spc_t",
		"atMost": "enforce",
		"source": {"level": "baseline", "version": "v1.37"},
	}}
}

test_judges[why] if {
	some why, case in {
		"a type of the Pod": {"subject": testing.with_pod({"security": {"seLinux": {"type": "spc_t"}}}), "level": "baseline", "version": "v1.0", "paths": ["/workload/pod/security/seLinux/type"]},
		"a user and a role": {"subject": testing.deployed({"set": {"seLinux": {"user": "u", "role": "r"}}}), "level": "restricted", "version": "v1.37", "paths": ["/workload/containers/0/set/seLinux/user", "/workload/containers/0/set/seLinux/role"]},
		"a user and a role of the Pod": {"subject": testing.with_pod({"security": {"seLinux": {"user": "u", "role": "r"}}}), "level": "baseline", "version": "v1.37", "paths": ["/workload/pod/security/seLinux/user", "/workload/pod/security/seLinux/role"]},
		"an empty user and role": {"subject": testing.deployed({"set": {"seLinux": {"user": "", "role": "", "type": "", "level": "s0"}}}), "level": "baseline", "version": "v1.37", "paths": []},
		"the type container_t": {"subject": testing.deployed({"set": {"seLinux": {"type": "container_t"}}}), "level": "baseline", "version": "v1.0", "paths": []},
		"the type container_init_t": {"subject": testing.deployed({"set": {"seLinux": {"type": "container_init_t"}}}), "level": "baseline", "version": "v1.0", "paths": []},
		"the type container_kvm_t": {"subject": testing.deployed({"set": {"seLinux": {"type": "container_kvm_t"}}}), "level": "baseline", "version": "v1.0", "paths": []},
		"the type container_engine_t in v1.30": {"subject": testing.deployed({"set": {"seLinux": {"type": "container_engine_t"}}}), "level": "baseline", "version": "v1.30", "paths": ["/workload/containers/0/set/seLinux/type"]},
		"the type container_engine_t in v1.31": {"subject": testing.deployed({"set": {"seLinux": {"type": "container_engine_t"}}}), "level": "restricted", "version": "v1.31", "paths": []},
		"not said": {"subject": testing.deployed({}), "level": "restricted", "version": "v1.37", "paths": []},
		"of the second container": {"subject": testing.workload([standards.with_set({}), standards.with_set({"seLinux": {"type": "spc_t"}})]), "level": "restricted", "version": "v1.37", "paths": ["/workload/containers/1/set/seLinux/type"]},
		"of level privileged": {"subject": object.union(testing.deployed({"set": {"seLinux": {"user": "u"}}}), {"workload": {"pod": {"security": {"seLinux": {"type": "spc_t"}}}}}), "level": "privileged", "version": "v1.37", "paths": []},
	}
	testing.paths(found(case.subject, case.level, case.version)) == {path | some path in case.paths}
}

test_cannot_tell_of_a_namespace_that_nobody_saw if {
	unseen := standards.unseen(testing.deployed({"set": {"seLinux": {"role": "r"}}}))
	violations := pod_security_selinux_options.violations with input as unseen with data.hasp.parameters["pod-security-labels"] as standards.defaults
	violations == set()
	unknowns := pod_security_selinux_options.unknowns with input as unseen with data.hasp.parameters["pod-security-labels"] as standards.defaults
	unknowns == {standards.untold("/workload/containers/0/set/seLinux/role", "container web sets the SELinux role r")}
	told := pod_security_selinux_options.unknowns with input as standards.under(testing.deployed({"set": {"seLinux": {"role": "r"}}}), "baseline", "v1.37")
	told == set()
}
