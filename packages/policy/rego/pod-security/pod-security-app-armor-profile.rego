# METADATA
# scope: package
# title: AppArmor profile that the Pod Security level forbids
# description: |
#   AppArmor keeps a container from files and actions that its program does not need. Levels baseline and restricted forbid to
#   switch it off, in the fields and in the older annotations, those for containers that are not there among them.
# custom:
#   id: pod-security-app-armor-profile
#   severity: medium
#   subjects: [workload]
#   phases: [build, deploy, run]
#   enforcement: {build: enforce, deploy: enforce, run: audit}
#   profiles:
#     baseline: {build: enforce, deploy: enforce, run: audit}
#     recommended: {build: enforce, deploy: enforce, run: audit}
#     strict: {build: enforce, deploy: enforce, run: audit}
#   remediation: >-
#     Remove `appArmorProfile` and the annotations `container.apparmor.security.beta.kubernetes.io/…`, or set the type
#     `RuntimeDefault` or `Localhost`.
#   references:
#     - CIS-Docker-1.6.0 5.2
#     - NIST-800-190 4.4.3
#     - MITRE T1611
#     - CWE-250
package hasp.policies.pod_security.pod_security_app_armor_profile

import data.hasp.lib.containers
import data.hasp.lib.pod_security

asks := pod_security.asked[0]

found contains object.union(pod_security.told(asks), {
	"message": $"the Pod sets the AppArmor profile {profile.type}",
	"path": "/workload/pod/security/appArmor/type",
	"observed": profile.type,
	"expected": ["RuntimeDefault", "Localhost"],
}) if {
	asks
	profile := input.workload.pod.security.appArmor
	not is_allowed(profile)
}

found contains object.union(pod_security.told(asks), {
	"message": $"container {container.name} sets the AppArmor profile {profile.type}",
	"path": $"{path}/set/appArmor/type",
	"observed": profile.type,
	"expected": ["RuntimeDefault", "Localhost"],
}) if {
	asks
	some path, container in containers.all
	profile := container.set.appArmor
	profile.from == "field"
	not is_allowed(profile)
}

found contains object.union(pod_security.told(asks), {
	"message": $"the annotation {name} sets the AppArmor profile {profile}",
	"path": $"/workload/pod/annotations/{replace(replace(name, "~", "~0"), "/", "~1")}",
	"observed": profile,
	"expected": ["runtime/default", "localhost/*"],
}) if {
	asks
	some name, profile in input.workload.pod.annotations
	startswith(name, "container.apparmor.security.beta.kubernetes.io/")
	not profile in {"", "runtime/default"}
	not startswith(profile, "localhost/")
}

is_allowed(profile) if profile.type in {"RuntimeDefault", "Localhost"}

violations contains one if {
	some one in found
	not pod_security.is_open
}

unknowns contains pod_security.untold(one) if {
	some one in found
	pod_security.is_open
}
