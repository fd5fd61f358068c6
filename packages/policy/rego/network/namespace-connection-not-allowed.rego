# METADATA
# scope: package
# title: Connection between namespaces that no rule allows
# description: |
#   Segmentation keeps one taken-over service from reaching the rest.
# custom:
#   id: namespace-connection-not-allowed
#   severity: medium
#   subjects: [network, request]
#   events: [connect, accept]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Write a network policy that refuses it, or allow it in `allowed`.
#   references:
#     - NIST-800-190 4.4.2
#     - NIST-800-190 4.3.3
#     - CIS-Kubernetes-1.10.0 5.3.2
#     - MITRE T1210
#   parameters:
#     type: object
#     properties:
#       allowed:
#         type: array
#         items: {type: object, properties: {from: {type: string}, to: {type: string}, ports: {type: array, items: {type: integer}}}}
#         description: >-
#           Which namespace (`from`, a glob) may connect to which (`to`, a glob), at which `ports` (all where
#           there are none). Within a namespace everything is allowed. While the list is empty the policy
#           finds nothing.
#         default: []
package hasp.policies.network.namespace_connection_not_allowed

import data.hasp.lib.globs
import data.hasp.lib.peers

parameters := data.hasp.parameters["namespace-connection-not-allowed"]

violations contains {
	"message": $"namespace {from} may not connect to namespace {to} at port {object.get(peers.server, "port", "not told")}",
	"path": peers.pointer,
	"observed": peers.shown(peers.other),
	"source": {"from": from, "to": to},
} if {
	count(parameters.allowed) > 0
	[from, to] := peers.namespaces
	from != to
	not is_allowed
}

# A Pod whose namespace was not told may be of any.
unknowns contains {
	"message": $"to which namespace {peers.shown(peers.other)} belongs was not told",
	"path": peers.pointer,
} if {
	count(parameters.allowed) > 0
	peers.own_namespace
	not peers.namespaces
	peers.is_workload(peers.other)
}

is_allowed if {
	[from, to] := peers.namespaces
	some rule in parameters.allowed
	globs.fits(rule.from, from)
	globs.fits(rule.to, to)
	has_port(rule)
}

has_port(rule) if not rule.ports

has_port(rule) if peers.port in rule.ports
