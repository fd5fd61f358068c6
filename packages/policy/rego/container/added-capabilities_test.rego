package hasp.policies.container.added_capabilities_test

import data.hasp.policies.container.added_capabilities
import data.hasp.testing

found(capabilities) := violations if {
	violations := added_capabilities.violations with input as testing.deployed({"effective": {"capabilities": {"add": capabilities}}})
		with data.hasp.settings.parameters["added-capabilities"] as {"allowed": ["CHOWN", "NET_BIND_SERVICE"]}
}

test_finds_each_capability if {
	testing.paths(found(["SYS_ADMIN", "CHOWN", "NET_ADMIN"])) == {
		"/workload/containers/0/effective/capabilities/add/0",
		"/workload/containers/0/effective/capabilities/add/2",
	}
}

test_calls_all_by_its_name if {
	{violation.message | some violation in found(["ALL"])} == {"container web adds every capability"}
	{violation.message | some violation in found(["BPF"])} == {"container web adds the capability BPF"}
}

test_reads_every_spelling if {
	found(["CAP_NET_BIND_SERVICE", "chown", "cap_chown"]) == set()
	count(found(["cap_sys_admin", "CAP_SYS_PTRACE", "all"])) == 3
}

test_allows_none_and_dropped_ones if {
	found([]) == set()
	count(added_capabilities.violations) == 0 with input as testing.running({})
		with data.hasp.settings.parameters["added-capabilities"] as {"allowed": []}
}

# Issue 6, 8. NET_RAW passed once; the rest is what the Pod Security Standards let pass in their baseline.
test_asks_by_default_what_the_pod_security_standards_do if {
	baseline := [
		"AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP", "SETGID",
		"SETPCAP", "SETUID", "SYS_CHROOT",
	]
	subject := testing.deployed({"effective": {"capabilities": {"add": array.concat(baseline, ["NET_RAW", "SYS_ADMIN"])}}})
	violations := added_capabilities.violations with input as subject
	{violation.observed | some violation in violations} == {"NET_RAW", "SYS_ADMIN"}
}
