# METADATA
# scope: package
# title: Default service account used
# description: |
#   What one workload's account may do is given to every workload that shares it, and the account `default` is shared by all
#   that name none.
# custom:
#   id: default-service-account
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Make a service account for the workload and name it in `serviceAccountName`, or set `automountServiceAccountToken:
#     false`.
#   references:
#     - CIS-Kubernetes-1.10.0 5.1.5
#     - NIST-800-190 4.3.1
#     - MITRE T1078.001
package hasp.policies.workload.default_service_account

import data.hasp.lib.workloads

violations contains {
	"message": $"{workloads.title} runs as the service account default of its namespace",
	"path": "/workload/pod/serviceAccount",
	"observed": object.get(input.workload.pod, "serviceAccount", null),
} if {
	object.get(input.workload.pod, "serviceAccount", "default") == "default"

	# without its token it is nobody
	not input.workload.pod.automountServiceAccountToken == false
}
