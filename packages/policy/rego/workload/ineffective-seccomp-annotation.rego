# METADATA
# scope: package
# title: Annotation for seccomp without effect
# description: |
#   Kubernetes reads seccomp profiles from annotations no more since 1.27: a Pod that is confined by one alone runs
#   unconfined.
# custom:
#   id: ineffective-seccomp-annotation
#   severity: medium
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     recommended: {build: warn, deploy: warn}
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Set `securityContext.seccompProfile` and remove the annotation.
#   references:
#     - CIS-Kubernetes-1.10.0 5.7.2
#     - NIST-800-190 4.4.3
#     - CWE-477
package hasp.policies.workload.ineffective_seccomp_annotation

import data.hasp.lib.workloads

violations contains {
	"message": $"the annotation {name} of {workloads.title} has no effect",
	"path": $"/workload/pod/annotations/{replace(name, "/", "~1")}",
	"observed": name,
} if {
	some name, _ in input.workload.pod.annotations
	contains(name, "seccomp.security.alpha.kubernetes.io/")
	not is_old
}

is_old if semver.compare(trim_prefix(input.context.cluster.version, "v"), "1.27.0") < 0
