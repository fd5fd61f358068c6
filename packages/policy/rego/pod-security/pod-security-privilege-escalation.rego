# METADATA
# scope: package
# title: Privilege escalation where the Pod Security level restricted forbids it
# description: |
#   Unless a container says otherwise, a set-user-ID program in it makes any process root. Level restricted asks since v1.8 that
#   every container forbids it; Pods that say they are for Windows are let off since v1.25.
# custom:
#   id: pod-security-privilege-escalation
#   severity: medium
#   subjects: [workload]
#   phases: [build, deploy, run]
#   enforcement: {build: enforce, deploy: enforce, run: audit}
#   profiles:
#     baseline: {build: enforce, deploy: enforce, run: audit}
#     recommended: {build: enforce, deploy: enforce, run: audit}
#     strict: {build: enforce, deploy: enforce, run: audit}
#   remediation: >-
#     Set `securityContext.allowPrivilegeEscalation: false` for every container, the init and ephemeral ones too.
#   references:
#     - CIS-Kubernetes-1.10.0 5.2.6
#     - NIST-800-190 4.4.3
#     - MITRE T1548.001
#     - CWE-269
package hasp.policies.pod_security.pod_security_privilege_escalation

import data.hasp.lib.containers
import data.hasp.lib.pod_security

asks := pod_security.restricted_between(8, pod_security.windows_until)

found contains object.union(pod_security.told(asks), {
	"message": $"container {container.name} does not forbid privilege escalation: allowPrivilegeEscalation is {stated}",
	"path": $"{path}/set",
	"observed": stated,
	"expected": false,
}) if {
	asks
	some path, container in containers.all
	stated := object.get(container.set, "allowPrivilegeEscalation", null)
	stated != false
}

violations contains one if {
	some one in found
	not pod_security.is_open
}

unknowns contains pod_security.untold(one) if {
	some one in found
	pod_security.is_open
}
