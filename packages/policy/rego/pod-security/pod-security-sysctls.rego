# METADATA
# scope: package
# title: Kernel parameter that the Pod Security level forbids
# description: |
#   Most kernel parameters hold for the whole node and switch off what protects it. Levels baseline and restricted allow those
#   that hold for one Pod alone; each version of Kubernetes adds some.
# custom:
#   id: pod-security-sysctls
#   severity: medium
#   subjects: [workload]
#   phases: [build, deploy, run]
#   enforcement: {build: enforce, deploy: enforce, run: audit}
#   profiles:
#     baseline: {build: enforce, deploy: enforce, run: audit}
#     recommended: {build: enforce, deploy: enforce, run: audit}
#     strict: {build: enforce, deploy: enforce, run: audit}
#   remediation: >-
#     Remove the parameter from `securityContext.sysctls` of the Pod; set it for the node where every Pod may have it.
#   references:
#     - NIST-800-190 4.4.3
#     - MITRE T1611
#     - CWE-250
package hasp.policies.pod_security.pod_security_sysctls

import data.hasp.lib.pod_security

asks := pod_security.asked[0]

found contains object.union(pod_security.told(asks_of_it), {
	"message": $"the Pod sets the kernel parameter {sysctl.name}",
	"path": $"/workload/pod/security/sysctls/{i}/name",
	"observed": sysctl.name,
}) if {
	asks
	some i, sysctl in input.workload.pod.security.sysctls
	asks_of_it := pod_security.between(0, object.get(allowed_since, sysctl.name, pod_security.never))
}

allowed_since := {
	"kernel.shm_rmid_forced": 0,
	"net.ipv4.ip_local_port_range": 0,
	"net.ipv4.tcp_syncookies": 0,
	"net.ipv4.ping_group_range": 0,
	"net.ipv4.ip_unprivileged_port_start": 0,
	"net.ipv4.ip_local_reserved_ports": 27,
	"net.ipv4.tcp_keepalive_time": 29,
	"net.ipv4.tcp_fin_timeout": 29,
	"net.ipv4.tcp_keepalive_intvl": 29,
	"net.ipv4.tcp_keepalive_probes": 29,
	"net.ipv4.tcp_rmem": 32,
	"net.ipv4.tcp_wmem": 32,
	"net.ipv4.tcp_slow_start_after_idle": 37,
	"net.ipv4.tcp_notsent_lowat": 37,
}

violations contains one if {
	some one in found
	not pod_security.is_open
}

unknowns contains pod_security.untold(one) if {
	some one in found
	pod_security.is_open
}
