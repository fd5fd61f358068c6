# METADATA
# scope: package
# title: Port of the host where the Pod Security level forbids it
# description: |
#   A port of the node is reached past every Service and network policy, and no second Pod gets it there. Levels baseline and
#   restricted forbid it.
# custom:
#   id: pod-security-host-ports
#   severity: medium
#   subjects: [workload]
#   phases: [build, deploy, run]
#   enforcement: {build: enforce, deploy: enforce, run: audit}
#   profiles:
#     baseline: {build: enforce, deploy: enforce, run: audit}
#     recommended: {build: enforce, deploy: enforce, run: audit}
#     strict: {build: enforce, deploy: enforce, run: audit}
#   remediation: >-
#     Remove `hostPort` from the ports of the container and reach it through a Service.
#   references:
#     - CIS-Kubernetes-1.10.0 5.2.13
#     - NIST-800-190 4.4.2
#     - CWE-668
package hasp.policies.pod_security.pod_security_host_ports

import data.hasp.lib.containers
import data.hasp.lib.pod_security

asks := pod_security.asked[0]

found contains object.union(pod_security.told(asks), {
	"message": $"container {container.name} uses port {port.host} of the host",
	"path": $"{path}/ports/{i}/host",
	"observed": port.host,
}) if {
	asks
	some path, container in containers.all
	some i, port in container.ports
	port.host
}

violations contains one if {
	some one in found
	not pod_security.is_open
}

unknowns contains pod_security.untold(one) if {
	some one in found
	pod_security.is_open
}
