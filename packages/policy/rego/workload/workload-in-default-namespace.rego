# METADATA
# scope: package
# title: Workload in the default namespace
# description: |
#   In `default` lies what nobody gave a place to: no quota, no network policy and no role is made for it there.
# custom:
#   id: workload-in-default-namespace
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Give the workload a namespace of its own (`metadata.namespace`).
#   references:
#     - CIS-Kubernetes-1.10.0 5.7.1
#     - CIS-Kubernetes-1.10.0 5.7.4
#     - NIST-800-190 4.3.3
package hasp.policies.workload.workload_in_default_namespace

import data.hasp.lib.workloads

violations contains {
	"message": $"{workloads.title} is in the namespace default",
	"path": "/workload/namespace",
	"observed": "default",
} if {
	input.workload.namespace == "default"
	not workloads.is_owned
}
