# METADATA
# scope: package
# title: Process namespace shared within the Pod
# description: |
#   With `shareProcessNamespace` each container of the Pod sees the processes of the others, their environment and, through
#   /proc, their files.
# custom:
#   id: shared-process-namespace
#   severity: medium
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Remove `shareProcessNamespace`.
#   references:
#     - NIST-800-190 4.4.3
#     - MITRE T1057
#     - CWE-668
package hasp.policies.workload.shared_process_namespace

import data.hasp.lib.workloads

violations contains {
	"message": $"the containers of {workloads.title} see each other's processes",
	"path": "/workload/pod/shareProcessNamespace",
	"observed": true,
	"expected": false,
} if {
	input.workload.pod.shareProcessNamespace
}
