# METADATA
# scope: package
# title: No network policy about egress
# description: |
#   What breaks into a Pod that no network policy holds back reaches every other Pod and the internet: to go on, to load its
#   tools and to send data out.
# custom:
#   id: egress-network-policy-missing
#   severity: medium
#   subjects: [workload]
#   phases: [build, deploy]
#   needs: [related.networkPolicies]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Add a NetworkPolicy with `policyTypes: [Egress]` that selects the Pods and allows what they need.
#   references:
#     - CIS-Kubernetes-1.10.0 5.3.2
#     - NIST-800-190 4.3.3
#     - MITRE T1041
#     - CWE-923
package hasp.policies.workload.egress_network_policy_missing

import data.hasp.lib.related
import data.hasp.lib.workloads

violations contains {
	"message": $"no network policy is about the egress of {workloads.title}",
	"path": "/related/networkPolicies",
	"observed": [policy.name | some policy in input.related.networkPolicies],
} if {
	is_open
	related.is_told("networkPolicies")
}

unknowns contains {
	"code": "RELATED_INCOMPLETE",
	"message": $"whether a network policy is about the egress of {workloads.title} could not be told",
	"path": "/related/networkPolicies",
} if {
	is_open
	not related.is_told("networkPolicies")
}

# What is on the host's network, no policy can hold back.
is_open if {
	not has_policy
	not input.workload.pod.hostNetwork
}

has_policy if {
	some policy in input.related.networkPolicies
	policy.egress
}
