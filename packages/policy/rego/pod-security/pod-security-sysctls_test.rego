package hasp.policies.pod_security.pod_security_sysctls_test

import data.hasp.policies.pod_security.pod_security_sysctls
import data.hasp.testing
import data.hasp.testing.pod_security as standards

faulty := testing.with_pod({"security": {"sysctls": [{"name": "kernel.msgmax", "value": "1"}]}})

found(subject, level, version) := violations if {
	violations := pod_security_sysctls.violations with input as standards.under(subject, level, version)
}

test_tells_what_it_found if {
	found(testing.with_pod({"security": {"sysctls": [{"name": "kernel.shm_rmid_forced", "value": "1"}, {"name": "kernel.msgmax", "value": "1"}]}}), "baseline", "v1.37") == {{
		"message": "the Pod sets the kernel parameter kernel.msgmax",
		"path": "/workload/pod/security/sysctls/1/name",
		"observed": "kernel.msgmax",
		"atMost": "enforce",
		"source": {"level": "baseline", "version": "v1.37"},
	}}
}

test_judges[why] if {
	some why, case in {
		"all of the first version": {"subject": testing.with_pod({"security": {"sysctls": [{"name": "kernel.shm_rmid_forced", "value": "1"}, {"name": "net.ipv4.ip_local_port_range", "value": "1"}, {"name": "net.ipv4.tcp_syncookies", "value": "1"}, {"name": "net.ipv4.ping_group_range", "value": "1"}, {"name": "net.ipv4.ip_unprivileged_port_start", "value": "1"}]}}), "level": "restricted", "version": "v1.0", "paths": []},
		"those of v1.27 in v1.26": {"subject": testing.with_pod({"security": {"sysctls": [{"name": "net.ipv4.ip_local_reserved_ports", "value": "1"}]}}), "level": "baseline", "version": "v1.26", "paths": ["/workload/pod/security/sysctls/0/name"]},
		"those of v1.27": {"subject": testing.with_pod({"security": {"sysctls": [{"name": "net.ipv4.ip_local_reserved_ports", "value": "1"}]}}), "level": "baseline", "version": "v1.27", "paths": []},
		"those of v1.29 in v1.28": {"subject": testing.with_pod({"security": {"sysctls": [{"name": "net.ipv4.tcp_keepalive_time", "value": "1"}, {"name": "net.ipv4.tcp_fin_timeout", "value": "1"}, {"name": "net.ipv4.tcp_keepalive_intvl", "value": "1"}, {"name": "net.ipv4.tcp_keepalive_probes", "value": "1"}]}}), "level": "baseline", "version": "v1.28", "paths": ["/workload/pod/security/sysctls/0/name", "/workload/pod/security/sysctls/1/name", "/workload/pod/security/sysctls/2/name", "/workload/pod/security/sysctls/3/name"]},
		"those of v1.29": {"subject": testing.with_pod({"security": {"sysctls": [{"name": "net.ipv4.tcp_keepalive_time", "value": "1"}, {"name": "net.ipv4.tcp_fin_timeout", "value": "1"}, {"name": "net.ipv4.tcp_keepalive_intvl", "value": "1"}, {"name": "net.ipv4.tcp_keepalive_probes", "value": "1"}]}}), "level": "baseline", "version": "v1.29", "paths": []},
		"those of v1.32 in v1.31": {"subject": testing.with_pod({"security": {"sysctls": [{"name": "net.ipv4.tcp_rmem", "value": "1"}, {"name": "net.ipv4.tcp_wmem", "value": "1"}]}}), "level": "baseline", "version": "v1.31", "paths": ["/workload/pod/security/sysctls/0/name", "/workload/pod/security/sysctls/1/name"]},
		"those of v1.32": {"subject": testing.with_pod({"security": {"sysctls": [{"name": "net.ipv4.tcp_rmem", "value": "1"}, {"name": "net.ipv4.tcp_wmem", "value": "1"}]}}), "level": "baseline", "version": "v1.32", "paths": []},
		"those of v1.37 in v1.36": {"subject": testing.with_pod({"security": {"sysctls": [{"name": "net.ipv4.tcp_slow_start_after_idle", "value": "1"}, {"name": "net.ipv4.tcp_notsent_lowat", "value": "1"}]}}), "level": "baseline", "version": "v1.36", "paths": ["/workload/pod/security/sysctls/0/name", "/workload/pod/security/sysctls/1/name"]},
		"those of v1.37": {"subject": testing.with_pod({"security": {"sysctls": [{"name": "net.ipv4.tcp_slow_start_after_idle", "value": "1"}, {"name": "net.ipv4.tcp_notsent_lowat", "value": "1"}]}}), "level": "baseline", "version": "v1.37", "paths": []},
		"another spelling": {"subject": testing.with_pod({"security": {"sysctls": [{"name": "kernel/shm_rmid_forced", "value": "1"}]}}), "level": "baseline", "version": "v1.37", "paths": ["/workload/pod/security/sysctls/0/name"]},
		"of level privileged": {"subject": faulty, "level": "privileged", "version": "v1.37", "paths": []},
		"none": {"subject": testing.deployed({}), "level": "baseline", "version": "v1.37", "paths": []},
		"of level restricted": {"subject": faulty, "level": "restricted", "version": "v1.0", "paths": ["/workload/pod/security/sysctls/0/name"]},
	}
	testing.paths(found(case.subject, case.level, case.version)) == {path | some path in case.paths}
}

test_cannot_tell_of_a_namespace_that_nobody_saw if {
	unseen := standards.unseen(faulty)
	violations := pod_security_sysctls.violations with input as unseen with data.hasp.parameters["pod-security-labels"] as standards.defaults
	violations == set()
	unknowns := pod_security_sysctls.unknowns with input as unseen with data.hasp.parameters["pod-security-labels"] as standards.defaults
	unknowns == {standards.untold("/workload/pod/security/sysctls/0/name", "the Pod sets the kernel parameter kernel.msgmax")}
	told := pod_security_sysctls.unknowns with input as standards.under(faulty, "baseline", "v1.37")
	told == set()
}
