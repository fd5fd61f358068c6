# METADATA
# scope: package
# title: Addresses of Services in the environment
# description: |
#   Kubernetes writes the addresses of all Services of the namespace into each container's environment: a map for whoever
#   breaks in, and in a large namespace too long for programs to start.
# custom:
#   id: service-links-enabled
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: audit
#   remediation: >-
#     Set `enableServiceLinks: false`; names are found by DNS.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1046
package hasp.policies.workload.service_links_enabled

import data.hasp.lib.workloads

violations contains {
	"message": $"{workloads.title} is given the addresses of all Services of its namespace",
	"path": "/workload/pod/enableServiceLinks",
	"observed": object.get(input.workload.pod, "enableServiceLinks", null),
	"expected": false,
} if {
	# true is the default
	object.get(input.workload.pod, "enableServiceLinks", true)
}
