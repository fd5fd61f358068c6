# METADATA
# scope: package
# title: Namespace of the host where the Pod Security level forbids it
# description: |
#   With the network, processes or shared memory of its node a Pod sees and reaches what belongs to others there. Levels
#   baseline and restricted forbid it.
# custom:
#   id: pod-security-host-namespaces
#   severity: high
#   subjects: [workload]
#   phases: [build, deploy, run]
#   enforcement: {build: enforce, deploy: enforce, run: audit}
#   profiles:
#     baseline: {build: enforce, deploy: enforce, run: audit}
#     recommended: {build: enforce, deploy: enforce, run: audit}
#     strict: {build: enforce, deploy: enforce, run: audit}
#   remediation: >-
#     Remove `hostNetwork`, `hostPID` and `hostIPC` from the spec of the Pod, or move the workload to a namespace whose level is
#     `privileged`.
#   references:
#     - CIS-Kubernetes-1.10.0 5.2.3
#     - CIS-Kubernetes-1.10.0 5.2.4
#     - CIS-Kubernetes-1.10.0 5.2.5
#     - NIST-800-190 4.4.3
#     - MITRE T1611
#     - CWE-668
package hasp.policies.pod_security.pod_security_host_namespaces

import data.hasp.lib.pod_security

asks := pod_security.asked[0]

found contains object.union(pod_security.told(asks), {
	"message": $"the Pod uses a namespace of the host: {name} is true",
	"path": $"/workload/pod/{name}",
	"observed": true,
	"expected": false,
}) if {
	asks
	some name in ["hostNetwork", "hostPID", "hostIPC"]
	input.workload.pod[name]
}

violations contains one if {
	some one in found
	not pod_security.is_open
}

unknowns contains pod_security.untold(one) if {
	some one in found
	pod_security.is_open
}
