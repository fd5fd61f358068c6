# METADATA
# scope: package
# title: SELinux options that the Pod Security level forbids
# description: |
#   SELinux keeps containers from the node and from each other by their type. Levels baseline and restricted allow the types
#   that are made for containers, and forbid to set a user or a role.
# custom:
#   id: pod-security-selinux-options
#   severity: medium
#   subjects: [workload]
#   phases: [build, deploy, run]
#   enforcement: {build: enforce, deploy: enforce, run: audit}
#   profiles:
#     baseline: {build: enforce, deploy: enforce, run: audit}
#     recommended: {build: enforce, deploy: enforce, run: audit}
#     strict: {build: enforce, deploy: enforce, run: audit}
#   remediation: >-
#     Remove `seLinuxOptions.user` and `seLinuxOptions.role`, and set `type` to container_t, container_init_t, container_kvm_t
#     or, since v1.31, container_engine_t.
#   references:
#     - CIS-Docker-1.6.0 5.3
#     - NIST-800-190 4.4.3
#     - MITRE T1611
#     - CWE-250
package hasp.policies.pod_security.pod_security_selinux_options

import data.hasp.lib.containers
import data.hasp.lib.pod_security

asks := pod_security.asked[0]

options["/workload/pod/security/seLinux"] := {"of": "the Pod", "set": input.workload.pod.security.seLinux} if asks

options[$"{path}/set/seLinux"] := {"of": $"container {container.name}", "set": container.set.seLinux} if {
	asks
	some path, container in containers.all
}

found contains object.union(pod_security.told(asks_of_type), {
	"message": $"{one.of} sets the SELinux type {one.set.type}",
	"path": $"{path}/type",
	"observed": one.set.type,
}) if {
	some path, one in options
	allowed_until := object.get(types, one.set.type, pod_security.never)
	asks_of_type := pod_security.between(0, allowed_until)
}

found contains object.union(pod_security.told(asks), {
	"message": $"{one.of} sets the SELinux {name} {one.set[name]}",
	"path": $"{path}/{name}",
	"observed": one.set[name],
}) if {
	some path, one in options
	some name in ["user", "role"]
	one.set[name] != ""
}

# Each with the version since which it is allowed.
types := {"": 0, "container_t": 0, "container_init_t": 0, "container_kvm_t": 0, "container_engine_t": 31}

violations contains one if {
	some one in found
	not pod_security.is_open
}

unknowns contains pod_security.untold(one) if {
	some one in found
	pod_security.is_open
}
