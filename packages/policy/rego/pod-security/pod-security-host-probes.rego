# METADATA
# scope: package
# title: Probe or hook of another host where the Pod Security level forbids it
# description: |
#   The kubelet calls the host that a probe or a lifecycle hook names, from the network of the node, so whoever writes the Pod
#   lets it ask addresses that only the node reaches. Levels baseline and restricted forbid it since v1.34.
# custom:
#   id: pod-security-host-probes
#   severity: medium
#   subjects: [workload]
#   phases: [build, deploy, run]
#   enforcement: {build: enforce, deploy: enforce, run: audit}
#   profiles:
#     baseline: {build: enforce, deploy: enforce, run: audit}
#     recommended: {build: enforce, deploy: enforce, run: audit}
#     strict: {build: enforce, deploy: enforce, run: audit}
#   remediation: >-
#     Remove `host` from `httpGet` and `tcpSocket` of the probes and of `lifecycle`, so that the Pod itself is asked.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1552.005
#     - CWE-918
package hasp.policies.pod_security.pod_security_host_probes

import data.hasp.lib.containers
import data.hasp.lib.pod_security

asks := pod_security.between(34, pod_security.never)

found contains object.union(pod_security.told(asks), {
	"message": $"{name} of container {container.name} asks host {handler[way].host}",
	"path": $"{path}/{list}/{name}/{way}/host",
	"observed": handler[way].host,
}) if {
	asks
	some path, container in containers.all
	some list in ["probes", "lifecycle"]
	some name, handler in container[list]
	some way in ["http", "tcp"]
	handler[way].host != ""
}

violations contains one if {
	some one in found
	not pod_security.is_open
}

unknowns contains pod_security.untold(one) if {
	some one in found
	pod_security.is_open
}
