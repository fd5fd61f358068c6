package hasp.policies.container.selinux_custom_options_test

import data.hasp.policies.container.selinux_custom_options
import data.hasp.testing

defaults := {"allowed": {"user": [], "role": [], "type": ["container_t", "container_init_t", "container_kvm_t", "container_engine_t"]}}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := selinux_custom_options.violations with input as subject
		with data.hasp.parameters["selinux-custom-options"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

test_finds_each_member if {
	options := {"user": "system_u", "role": "sysadm_r", "type": "super_t", "level": "s0"}
	{[violation.message, violation.path, violation.observed] | some violation in found(testing.deployed({"effective": {"seLinux": options}}))} == {
		["container web has the SELinux user system_u", "/workload/containers/0/effective/seLinux/user", "system_u"],
		["container web has the SELinux role sysadm_r", "/workload/containers/0/effective/seLinux/role", "sysadm_r"],
		["container web has the SELinux type super_t", "/workload/containers/0/effective/seLinux/type", "super_t"],
	}
}

test_allows_types_of_containers[type] if {
	some type in ["container_t", "container_init_t", "container_kvm_t", "container_engine_t"]
	found(testing.running({"effective": {"seLinux": {"type": type}}})) == set()
}

test_allows_none if {
	found(testing.deployed({"effective": {"seLinux": {"user": "", "role": "", "type": "", "level": "s0:c1"}}})) == set()
	found(testing.deployed({})) == set()
}

test_takes_what_is_allowed if {
	allowed := {"allowed": {"user": ["staff_u"], "role": [], "type": []}}
	testing.paths(found_with(testing.running({"effective": {"seLinux": {"user": "staff_u", "type": "container_t"}}}), allowed)) == {
		"/container/effective/seLinux/type",
	}
}
