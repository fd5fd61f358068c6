# METADATA
# scope: package
# title: Unsafe kernel setting
# description: |
#   A sysctl that is not of the container's own namespaces changes the node for all that run there, and some that are can
#   still be used to harm it.
# custom:
#   id: unsafe-sysctl
#   severity: medium
#   subjects: [workload, container]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Remove the sysctl (`securityContext.sysctls`, `--sysctl`), or set it on the node and add it to `allowed`.
#   references:
#     - NIST-800-190 4.4.3
#     - MITRE T1611
#     - CWE-250
#   parameters:
#     type: object
#     properties:
#       allowed:
#         type: array
#         items: {"type": "string"}
#         description: Sysctls that may be set, with dots. The default is what Kubernetes takes for safe.
#         default:
#           - kernel.shm_rmid_forced
#           - net.ipv4.ip_local_port_range
#           - net.ipv4.ip_local_reserved_ports
#           - net.ipv4.ip_unprivileged_port_start
#           - net.ipv4.ping_group_range
#           - net.ipv4.tcp_fin_timeout
#           - net.ipv4.tcp_keepalive_intvl
#           - net.ipv4.tcp_keepalive_probes
#           - net.ipv4.tcp_keepalive_time
#           - net.ipv4.tcp_rmem
#           - net.ipv4.tcp_syncookies
#           - net.ipv4.tcp_wmem
package hasp.policies.container.unsafe_sysctl

parameters := data.hasp.parameters["unsafe-sysctl"]

violations contains {
	"message": $"{of_whom} sets the sysctl {sysctl.name} to {sysctl.value}",
	"path": $"{at}/{i}",
	"observed": sysctl,
} if {
	some i, sysctl in list
	not replace(sysctl.name, "/", ".") in parameters.allowed
}

list := input.workload.pod.security.sysctls if input.kind == "workload"

list := input.container.sysctls if input.kind == "container"

at := "/workload/pod/security/sysctls" if {
	input.kind == "workload"
} else := "/container/sysctls"

of_whom := "the Pod" if {
	input.kind == "workload"
} else := $"container {input.container.name}"
