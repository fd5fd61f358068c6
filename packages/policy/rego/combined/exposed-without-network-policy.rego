# METADATA
# scope: package
# title: Workload reached from outside without a network policy
# description: |
#   Whoever breaks into what the internet reaches can go on to every other Pod, and every Pod reaches it.
# custom:
#   id: exposed-without-network-policy
#   severity: medium
#   subjects: [workload]
#   phases: [build, deploy]
#   needs: [related.exposure, related.networkPolicies]
#   enforcement: {build: audit, deploy: warn}
#   profiles:
#     strict: {build: audit, deploy: warn}
#   remediation: >-
#     Add a NetworkPolicy for the Pod with `policyTypes: [Ingress, Egress]` that allows the ingress controller and what the
#     program itself calls.
#   references:
#     - CIS-Kubernetes-1.10.0 5.3.2
#     - NIST-800-190 4.3.3
#     - MITRE T1210
#     - CWE-923
#   parameters:
#     type: object
#     properties:
#       directions:
#         type: array
#         items: {type: string, enum: [ingress, egress]}
#         description: Directions that a policy has to be about.
#         default: [ingress]
package hasp.policies.combined.exposed_without_network_policy

import data.hasp.lib.related

parameters := data.hasp.parameters["exposed-without-network-policy"]

violations contains {
	"message": $"{input.workload.kind} {object.get(input.workload, "name", "*")} is reached from outside, and no network policy is about its {direction}",
	"path": "/related/networkPolicies",
	"observed": [policy.name | some policy in input.related.networkPolicies],
} if {
	input.related.exposure == "external"
	related.is_told("networkPolicies")
	some direction in parameters.directions
	not has_policy(direction)
}

unknowns contains {
	"code": "RELATED_INCOMPLETE",
	"message": $"whether a network policy is about the {direction} of {input.workload.kind} {object.get(input.workload, "name", "*")}, which may be reached from outside, could not be told",
	"path": "/related/networkPolicies",
} if {
	related.value("exposure", "external") == "external"
	not related.is_told("networkPolicies")
	some direction in parameters.directions
	not has_policy(direction)
}

has_policy(direction) if {
	some policy in input.related.networkPolicies
	policy[direction]
}
