# METADATA
# scope: package
# title: No seccomp profile where the Pod Security level restricted asks for one
# description: |
#   Seccomp keeps a container from the system calls through which most ways out of it lead. Level restricted asks since v1.19
#   that the Pod or every container sets a profile; Pods that say they are for Windows are let off since v1.25.
# custom:
#   id: pod-security-seccomp-profile-restricted
#   severity: medium
#   subjects: [workload]
#   phases: [build, deploy, run]
#   enforcement: {build: enforce, deploy: enforce, run: audit}
#   profiles:
#     baseline: {build: enforce, deploy: enforce, run: audit}
#     recommended: {build: enforce, deploy: enforce, run: audit}
#     strict: {build: enforce, deploy: enforce, run: audit}
#   remediation: >-
#     Set `securityContext.seccompProfile.type: RuntimeDefault` for the Pod and remove other profiles from it and from its
#     containers.
#   references:
#     - CIS-Kubernetes-1.10.0 5.7.2
#     - NIST-800-190 4.4.3
#     - MITRE T1611
#     - CWE-250
package hasp.policies.pod_security.pod_security_seccomp_profile_restricted

import data.hasp.lib.containers
import data.hasp.lib.pod_security

asks := pod_security.restricted_between(19, pod_security.windows_until)

found contains object.union(pod_security.told(asks), {
	"message": $"the Pod sets the seccomp profile {profile.type}",
	"path": "/workload/pod/security/seccomp/type",
	"observed": profile.type,
	"expected": ["RuntimeDefault", "Localhost"],
}) if {
	asks
	profile := input.workload.pod.security.seccomp
	not is_allowed(profile)
}

found contains object.union(pod_security.told(asks), {
	"message": $"container {container.name} sets the seccomp profile {profile.type}",
	"path": $"{path}/set/seccomp/type",
	"observed": profile.type,
	"expected": ["RuntimeDefault", "Localhost"],
}) if {
	asks
	some path, container in containers.all
	profile := container.set.seccomp
	not is_allowed(profile)
}

found contains object.union(pod_security.told(asks), {
	"message": $"neither the Pod nor container {container.name} sets a seccomp profile",
	"path": $"{path}/set",
	"observed": null,
	"expected": ["RuntimeDefault", "Localhost"],
}) if {
	asks
	not is_confined
	some path, container in containers.all
	not container.set.seccomp
}

# The Pod says one that holds for the containers which say none.
is_confined if is_allowed(input.workload.pod.security.seccomp)

is_allowed(profile) if profile.type in {"RuntimeDefault", "Localhost"}

violations contains one if {
	some one in found
	not pod_security.is_open
}

unknowns contains pod_security.untold(one) if {
	some one in found
	pod_security.is_open
}
