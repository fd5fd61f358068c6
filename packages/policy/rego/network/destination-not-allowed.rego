# METADATA
# scope: package
# title: Destination that the workload may not connect to
# description: |
#   A list of the few names that a workload needs stops both what leaves and what would be fetched.
# custom:
#   id: destination-not-allowed
#   severity: medium
#   subjects: [network]
#   events: [connect, tls]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     List the destination in `rules` if the workload needs it, and refuse the rest in a network policy or egress
#     proxy.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1041
#     - MITRE T1567
#     - MITRE T1105
#   parameters:
#     type: object
#     properties:
#       rules:
#         type: array
#         items: {type: object, properties: {namespaces: {type: array, items: {type: string}}, labels: {type: object}, names: {type: array, items: {type: string}}, networks: {type: array, items: {type: string}}}}
#         description: >-
#           For workloads (`namespaces` as globs, `labels`) the `names` (globs: `*.example.com`) and
#           `networks` (CIDR) of the internet that they may connect to. Workloads that no rule names are not
#           judged.
#         default: []
package hasp.policies.network.destination_not_allowed

import data.hasp.lib.executions
import data.hasp.lib.globs
import data.hasp.lib.peers

parameters := data.hasp.parameters["destination-not-allowed"]

violations contains {
	"message": $"{input.event.process.name} asked for {name}, which is not among the workload's destinations",
	"path": peers.pointer,
	"observed": name,
	"source": executions.source,
} if {
	is_judged
	some name in peers.names
	not is_allowed_name
	not is_allowed_network
}

violations contains {
	"message": $"{input.event.process.name} connected to {peers.shown(peers.other)}, which is not among the workload's destinations",
	"path": peers.pointer,
	"observed": peers.shown(peers.other),
	"source": executions.source,
} if {
	is_judged
	count(peers.names) == 0
	count(names) == 0
	not is_allowed_network
}

# Without a name of the address the names that are listed say nothing.
unknowns contains {
	"message": $"by which name {input.event.process.name} connected to {peers.shown(peers.other)} was not told",
	"path": peers.pointer,
} if {
	is_judged
	count(peers.names) == 0
	count(names) > 0
	not is_allowed_network
}

is_judged if {
	not peers.is_inward
	count(rules) > 0
	is_outside
}

is_outside if peers.is_internet(peers.other)

is_outside if input.event.tls.sni

rules := [rule | some rule in parameters.rules; peers.is_own(rule)]

names := {lower(name) | some rule in rules; some name in object.get(rule, "names", [])}

is_allowed_name if {
	some name in peers.names
	some pattern in names
	globs.fits(pattern, name)
}

is_allowed_network if {
	some rule in rules
	peers.is_in(peers.other, object.get(rule, "networks", []))
}
