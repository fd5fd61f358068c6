# METADATA
# scope: package
# title: Token of the service account mounted
# description: |
#   Every container of a Pod finds the token of its service account in a file unless the Pod or the account says otherwise,
#   and whoever breaks in speaks to the API server with it.
# custom:
#   id: service-account-token-mounted
#   severity: medium
#   subjects: [workload]
#   phases: [build, deploy]
#   needs: [related.serviceAccount]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Set `automountServiceAccountToken: false` for the Pod, or for the service account.
#   references:
#     - CIS-Kubernetes-1.10.0 5.1.6
#     - NIST-800-190 4.3.1
#     - MITRE T1552.001
#     - MITRE T1528
#     - CWE-538
package hasp.policies.workload.service_account_token_mounted

import data.hasp.lib.workloads

violations contains {
	"message": $"{workloads.title} mounts the token of the service account {account}",
	"path": "/workload/pod/automountServiceAccountToken",
	"observed": object.get(input.workload.pod, "automountServiceAccountToken", null),
	"expected": false,
} if {
	not input.workload.pod.automountServiceAccountToken == false
	is_mounted
}

unknowns contains {
	"code": "RELATED_INCOMPLETE",
	"message": $"whether the service account {account} of {workloads.title} mounts its token could not be told",
	"path": "/workload/pod/automountServiceAccountToken",
} if {
	not is_boolean(object.get(input.workload.pod, "automountServiceAccountToken", null))
	not input.related.serviceAccount
	not input.related.complete
}

is_mounted if input.workload.pod.automountServiceAccountToken == true

# Where both are silent it is mounted.
is_mounted if {
	input.related.serviceAccount
	not input.related.serviceAccount.automount == false
}

is_mounted if {
	not input.related.serviceAccount
	input.related.complete
}

account := object.get(input.workload.pod, "serviceAccount", "default")
