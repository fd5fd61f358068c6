# METADATA
# scope: package
# title: Connection outside the local subnets
# description: |
#   A namespace whose workloads talk among themselves alone shows at once when one of them talks to somebody else.
# custom:
#   id: connection-outside-local-subnets
#   severity: medium
#   subjects: [network]
#   events: [connect, accept]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Refuse the rest in a network policy; list networks that are meant in `subnets`.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1041
#     - MITRE T1071
#   parameters:
#     type: object
#     properties:
#       namespaces:
#         type: array
#         items: {type: string}
#         description: >-
#           Globs of namespaces that stay within; while the list is empty the policy finds nothing.
#         default: []
#       subnets:
#         type: array
#         items: {type: string}
#         description: >-
#           Networks (CIDR) that are local.
#         default:
#           - "10.0.0.0/8"
#           - "172.16.0.0/12"
#           - "192.168.0.0/16"
#           - "100.64.0.0/10"
#           - "127.0.0.0/8"
#           - "169.254.0.0/16"
#           - "0.0.0.0/32"
#           - "::1/128"
#           - "fc00::/7"
#           - "fe80::/10"
package hasp.policies.network.connection_outside_local_subnets

import data.hasp.lib.executions
import data.hasp.lib.peers

parameters := data.hasp.parameters["connection-outside-local-subnets"]

violations contains {
	"message": $"{input.event.process.name} of namespace {input.workload.namespace} has a connection with {peers.shown(peers.other)}",
	"path": peers.pointer,
	"observed": peers.shown(peers.other),
	"source": executions.source,
} if {
	peers.fits_namespace(parameters.namespaces)
	peers.is_address(peers.address(peers.other))
	not peers.is_in(peers.other, parameters.subnets)
}
