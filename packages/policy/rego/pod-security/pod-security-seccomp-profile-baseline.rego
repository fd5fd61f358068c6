# METADATA
# scope: package
# title: Seccomp profile that the Pod Security level baseline forbids
# description: |
#   Seccomp keeps a container from the system calls through which most ways out of it lead. Level baseline forbids to switch it
#   off: before v1.19 in the annotations, since then in the fields.
# custom:
#   id: pod-security-seccomp-profile-baseline
#   severity: medium
#   subjects: [workload]
#   phases: [build, deploy, run]
#   enforcement: {build: enforce, deploy: enforce, run: audit}
#   profiles:
#     baseline: {build: enforce, deploy: enforce, run: audit}
#     recommended: {build: enforce, deploy: enforce, run: audit}
#     strict: {build: enforce, deploy: enforce, run: audit}
#   remediation: >-
#     Remove `seccompProfile`, or set its type to `RuntimeDefault` or `Localhost`; before v1.19 set the annotations to
#     `runtime/default` or `localhost/…`.
#   references:
#     - CIS-Kubernetes-1.10.0 5.7.2
#     - NIST-800-190 4.4.3
#     - MITRE T1611
#     - CWE-250
package hasp.policies.pod_security.pod_security_seccomp_profile_baseline

import data.hasp.lib.containers
import data.hasp.lib.pod_security

asks_of_annotations := pod_security.between(0, 19)

# The restricted level has a check of its own since then.
asks := baseline[0] if {
	baseline := [one |
		some one in pod_security.asked
		one.level == "baseline"
		one.minor >= 19
	]
}

found contains object.union(pod_security.told(asks_of_annotations), {
	"message": $"the annotation {name} sets the seccomp profile {profile}",
	"path": $"/workload/pod/annotations/{replace(replace(name, "~", "~0"), "/", "~1")}",
	"observed": profile,
	"expected": ["runtime/default", "docker/default", "localhost/*"],
}) if {
	asks_of_annotations
	some name in annotations
	profile := input.workload.pod.annotations[name]
	not profile in {"runtime/default", "docker/default"}
	not startswith(profile, "localhost/")
}

annotations contains "seccomp.security.alpha.kubernetes.io/pod"

annotations contains $"container.seccomp.security.alpha.kubernetes.io/{container.name}" if some container in containers.all

found contains object.union(pod_security.told(asks), {
	"message": $"the Pod sets the seccomp profile {profile.type}",
	"path": "/workload/pod/security/seccomp/type",
	"observed": profile.type,
	"expected": ["RuntimeDefault", "Localhost"],
}) if {
	asks
	profile := input.workload.pod.security.seccomp
	not profile.type in {"RuntimeDefault", "Localhost"}
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
	not profile.type in {"RuntimeDefault", "Localhost"}
}

violations contains one if {
	some one in found
	not pod_security.is_open
}

unknowns contains pod_security.untold(one) if {
	some one in found
	pod_security.is_open
}
