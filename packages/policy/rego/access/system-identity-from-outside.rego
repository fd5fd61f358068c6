# METADATA
# scope: package
# title: Component of the cluster used from outside
# description: |
#   The credentials of a kubelet, a controller or the scheduler belong to one machine. Used from an address outside, or by the
#   client of a person, they were taken from it.
# custom:
#   id: system-identity-from-outside
#   severity: high
#   subjects: [access]
#   phases: [run]
#   enforcement: audit
#   profiles:
#     strict: warn
#   remediation: >-
#     Revoke the credential (delete the node or make a new certificate authority), and look for what it did in the audit log.
#   references:
#     - MITRE T1078
#     - MITRE T1552.004
#     - MITRE T1550
#   parameters:
#     type: object
#     properties:
#       networks:
#         type: array
#         items: {type: string}
#         description: Networks of the nodes and of the control plane.
#         default: ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "127.0.0.0/8", "::1/128", fc00::/7]
#       clients:
#         type: array
#         items: {type: string}
#         description: Beginnings of user agents that no component has.
#         default: [kubectl/, curl/, python-requests/, Mozilla/, Helm/, k9s/]
package hasp.policies.access.system_identity_from_outside

import data.hasp.lib.accesses

parameters := data.hasp.parameters["system-identity-from-outside"]

violations contains {
	"message": $"{input.access.user.name} uses {input.access.verb} on {accesses.target} from {address}, outside of the cluster",
	"path": $"/access/sourceIps/{i}",
	"observed": address,
} if {
	is_component
	some i, address in input.access.sourceIps
	not is_inside(address)
}

violations contains {
	"message": $"{input.access.user.name} uses {input.access.verb} on {accesses.target} by the client {input.access.userAgent}",
	"path": "/access/userAgent",
	"observed": input.access.userAgent,
} if {
	is_component
	strings.any_prefix_match(input.access.userAgent, parameters.clients)
}

is_component if {
	some prefix in ["system:node:", "system:kube-"]
	startswith(input.access.user.name, prefix)
}

is_inside(address) if {
	some network in parameters.networks
	net.cidr_contains(network, address)
}
