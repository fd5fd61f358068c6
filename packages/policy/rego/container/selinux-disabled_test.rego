package hasp.policies.container.selinux_disabled_test

import data.hasp.policies.container.selinux_disabled
import data.hasp.testing

defaults := {"types": ["spc_t", "unconfined_t"]}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := selinux_disabled.violations with input as subject
		with data.hasp.parameters["selinux-disabled"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

test_finds_types_that_nothing_confines[type] if {
	some type in ["spc_t", "unconfined_t"]
	found(testing.deployed({"effective": {"seLinux": {"type": type}}})) == {{
		"message": $"container web is not confined by SELinux: it has the type {type}",
		"path": "/workload/containers/0/effective/seLinux",
		"observed": {"type": type},
	}}
	testing.paths(found(testing.running({"effective": {"seLinux": {"type": type}}}))) == {"/container/effective/seLinux"}
}

test_allows_others if {
	found(testing.deployed({"effective": {"seLinux": {"type": "container_t"}}})) == set()
	found(testing.deployed({"effective": {"seLinux": {"level": "s0:c1,c2"}}})) == set()
	found(testing.deployed({})) == set()
	found(testing.with_pod({"security": {"seLinux": {"type": "container_t"}}})) == set()
}

in_pod(containers) := object.union(testing.workload(containers), {"workload": {"pod": {"security": {"seLinux": {"type": "spc_t"}}}}})

test_sees_what_the_pod_says_for_those_to_come if {
	confined := testing.with_effective({"seLinux": {"type": "container_t"}})
	found(in_pod([confined])) == {{
		"message": "the Pod gives up SELinux for its containers: type spc_t",
		"path": "/workload/pod/security/seLinux",
		"observed": {"type": "spc_t"},
	}}
	testing.paths(found(in_pod([confined, testing.with_effective({"seLinux": {"type": "spc_t"}})]))) == {
		"/workload/containers/1/effective/seLinux",
	}
}
