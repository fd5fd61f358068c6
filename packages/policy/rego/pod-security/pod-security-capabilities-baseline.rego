# METADATA
# scope: package
# title: Capability beyond those of the Pod Security level baseline
# description: |
#   Level baseline lets a container add the capabilities that runtimes give by default, without NET_RAW. Names are compared as
#   they are written, as the API server does: `chown` and `CAP_CHOWN` are not `CHOWN`.
# custom:
#   id: pod-security-capabilities-baseline
#   severity: high
#   subjects: [workload]
#   phases: [build, deploy, run]
#   enforcement: {build: enforce, deploy: enforce, run: audit}
#   profiles:
#     baseline: {build: enforce, deploy: enforce, run: audit}
#     recommended: {build: enforce, deploy: enforce, run: audit}
#     strict: {build: enforce, deploy: enforce, run: audit}
#   remediation: >-
#     Remove the capability from `securityContext.capabilities.add`, and write those that may be added in upper case without
#     `CAP_`.
#   references:
#     - CIS-Kubernetes-1.10.0 5.2.8
#     - CIS-Kubernetes-1.10.0 5.2.9
#     - NIST-800-190 4.4.3
#     - MITRE T1611
#     - CWE-250
package hasp.policies.pod_security.pod_security_capabilities_baseline

import data.hasp.lib.containers
import data.hasp.lib.pod_security

# Since v1.22 the restricted level has a check of its own.
asks := pod_security.unless_replaced(22)

found contains object.union(pod_security.told(asks), {
	"message": $"container {container.name} adds the capability {capability}",
	"path": $"{path}/set/capabilities/add/{i}",
	"observed": capability,
}) if {
	asks
	some path, container in containers.all
	some i, capability in container.set.capabilities.add
	not allowed[capability]
}

allowed := {
	"AUDIT_WRITE": true,
	"CHOWN": true,
	"DAC_OVERRIDE": true,
	"FOWNER": true,
	"FSETID": true,
	"KILL": true,
	"MKNOD": true,
	"NET_BIND_SERVICE": true,
	"SETFCAP": true,
	"SETGID": true,
	"SETPCAP": true,
	"SETUID": true,
	"SYS_CHROOT": true,
}

violations contains one if {
	some one in found
	not pod_security.is_open
}

unknowns contains pod_security.untold(one) if {
	some one in found
	pod_security.is_open
}
