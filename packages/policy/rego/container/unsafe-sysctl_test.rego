package hasp.policies.container.unsafe_sysctl_test

import data.hasp.policies.container.unsafe_sysctl
import data.hasp.testing

defaults := {"allowed": ["kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.ip_local_reserved_ports", "net.ipv4.ip_unprivileged_port_start", "net.ipv4.ping_group_range", "net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl", "net.ipv4.tcp_keepalive_probes", "net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_rmem", "net.ipv4.tcp_syncookies", "net.ipv4.tcp_wmem"]}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := unsafe_sysctl.violations with input as subject
		with data.hasp.parameters["unsafe-sysctl"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

in_pod(name) := testing.with_pod({"security": {"sysctls": [
	{"name": "net.ipv4.tcp_syncookies", "value": "1"},
	{"name": name, "value": "5"},
]}})

test_finds_unsafe_ones if {
	found(in_pod("kernel.msgmax")) == {{
		"message": "the Pod sets the sysctl kernel.msgmax to 5",
		"path": "/workload/pod/security/sysctls/1",
		"observed": {"name": "kernel.msgmax", "value": "5"},
	}}
	found(testing.running({"sysctls": [{"name": "net.core.somaxconn", "value": "9"}]})) == {{
		"message": "container web sets the sysctl net.core.somaxconn to 9",
		"path": "/container/sysctls/0",
		"observed": {"name": "net.core.somaxconn", "value": "9"},
	}}
}

test_allows_safe_ones_in_each_spelling[name] if {
	some name in ["kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net/ipv4/ip_unprivileged_port_start", "net.ipv4.tcp_rmem"]
	found(in_pod(name)) == set()
	found(testing.running({"sysctls": [{"name": name, "value": "1"}]})) == set()
}

test_allows_none_and_what_is_allowed if {
	found(testing.deployed({})) == set()
	found(testing.running({})) == set()
	found_with(in_pod("kernel.msgmax"), {"allowed": ["kernel.msgmax", "net.ipv4.tcp_syncookies"]}) == set()
}
