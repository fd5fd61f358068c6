# METADATA
# scope: package
# title: Host network without the cluster's DNS
# description: |
#   A Pod in the host's network asks the node's name servers unless it says `ClusterFirstWithHostNet`: names of Services then
#   lead nowhere, or to whom the outside says.
# custom:
#   id: host-network-without-cluster-dns
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: audit
#   remediation: >-
#     Set `dnsPolicy: ClusterFirstWithHostNet`, or leave the host's network.
#   references:
#     - NIST-800-190 4.4.2
package hasp.policies.workload.host_network_without_cluster_dns

import data.hasp.lib.workloads

violations contains {
	"message": $"{workloads.title} is in the host's network with the DNS policy {policy}",
	"path": "/workload/pod/dnsPolicy",
	"observed": policy,
	"expected": "ClusterFirstWithHostNet",
} if {
	input.workload.pod.hostNetwork
	policy := object.get(input.workload.pod, "dnsPolicy", "ClusterFirst")

	# which means the node's own there
	policy == "ClusterFirst"
}
