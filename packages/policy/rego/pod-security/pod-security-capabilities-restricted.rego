# METADATA
# scope: package
# title: Capabilities that the Pod Security level restricted forbids
# description: |
#   Level restricted asks every container since v1.22 to drop ALL capabilities and to add none but NET_BIND_SERVICE, as they are
#   written; Pods that say they are for Windows are let off since v1.25.
# custom:
#   id: pod-security-capabilities-restricted
#   severity: medium
#   subjects: [workload]
#   phases: [build, deploy, run]
#   enforcement: {build: enforce, deploy: enforce, run: audit}
#   profiles:
#     baseline: {build: enforce, deploy: enforce, run: audit}
#     recommended: {build: enforce, deploy: enforce, run: audit}
#     strict: {build: enforce, deploy: enforce, run: audit}
#   remediation: >-
#     Set `securityContext.capabilities.drop: [ALL]` for every container, and `add` at most `[NET_BIND_SERVICE]`.
#   references:
#     - CIS-Kubernetes-1.10.0 5.2.10
#     - NIST-800-190 4.4.3
#     - MITRE T1611
#     - CWE-250
package hasp.policies.pod_security.pod_security_capabilities_restricted

import data.hasp.lib.containers
import data.hasp.lib.pod_security

asks := pod_security.restricted_between(22, pod_security.windows_until)

found contains object.union(pod_security.told(asks), {
	"message": $"container {container.name} drops the capabilities {drop} and not ALL",
	"path": $"{path}/set",
	"observed": drop,
	"expected": ["ALL"],
}) if {
	asks
	some path, container in containers.all
	drop := object.get(container.set, ["capabilities", "drop"], [])
	not "ALL" in drop
}

found contains object.union(pod_security.told(asks), {
	"message": $"container {container.name} adds the capability {capability}",
	"path": $"{path}/set/capabilities/add/{i}",
	"observed": capability,
	"expected": "NET_BIND_SERVICE",
}) if {
	asks
	some path, container in containers.all
	some i, capability in container.set.capabilities.add
	capability != "NET_BIND_SERVICE"
}

violations contains one if {
	some one in found
	not pod_security.is_open
}

unknowns contains pod_security.untold(one) if {
	some one in found
	pod_security.is_open
}
