# METADATA
# scope: package
# title: Privileged container where the Pod Security level forbids it
# description: |
#   A privileged container is root on its node: it has every capability and every device. Levels baseline and restricted forbid
#   it.
# custom:
#   id: pod-security-privileged
#   severity: critical
#   subjects: [workload]
#   phases: [build, deploy, run]
#   enforcement: {build: enforce, deploy: enforce, run: audit}
#   profiles:
#     baseline: {build: enforce, deploy: enforce, run: audit}
#     recommended: {build: enforce, deploy: enforce, run: audit}
#     strict: {build: enforce, deploy: enforce, run: audit}
#   remediation: >-
#     Set `securityContext.privileged: false` and give the program the one device or capability that it needs, or move the
#     workload to a namespace whose level is `privileged`.
#   references:
#     - CIS-Kubernetes-1.10.0 5.2.2
#     - NIST-800-190 4.4.3
#     - MITRE T1610
#     - MITRE T1611
#     - CWE-250
package hasp.policies.pod_security.pod_security_privileged

import data.hasp.lib.containers
import data.hasp.lib.pod_security

asks := pod_security.asked[0]

found contains object.union(pod_security.told(asks), {
	"message": $"container {container.name} is privileged",
	"path": $"{path}/set/privileged",
	"observed": true,
	"expected": false,
}) if {
	asks
	some path, container in containers.all
	container.set.privileged
}

violations contains one if {
	some one in found
	not pod_security.is_open
}

unknowns contains pod_security.untold(one) if {
	some one in found
	pod_security.is_open
}
