# METADATA
# scope: package
# title: Connection between tenants
# description: |
#   Tenants of a cluster trust the operator to keep them apart.
# custom:
#   id: cross-tenant-connection
#   severity: high
#   subjects: [network, request]
#   events: [connect, accept]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Write a network policy for each tenant's namespaces that lets only its own in.
#   references:
#     - NIST-800-190 4.4.2
#     - NIST-800-190 4.3.3
#     - MITRE T1210
#     - CWE-668
#   parameters:
#     type: object
#     properties:
#       label:
#         type: string
#         description: >-
#           The label of workloads or namespaces that names the tenant.
#         default: tenant
#       shared:
#         type: array
#         items: {type: string}
#         description: >-
#           Tenants whose services everyone may use.
#         default: [shared, platform]
package hasp.policies.network.cross_tenant_connection

import data.hasp.lib.peers

parameters := data.hasp.parameters["cross-tenant-connection"]

violations contains {
	"message": $"tenant {own} is connected with tenant {other}: {peers.shown(peers.other)}",
	"path": peers.pointer,
	"observed": other,
	"expected": own,
} if {
	own := own_tenant
	other := peers.other_label(parameters.label)
	other != own
	not other in parameters.shared
}

unknowns contains {
	"message": $"of which tenant {peers.shown(peers.other)} is was not told",
	"path": peers.pointer,
} if {
	own_tenant
	peers.is_workload(peers.other)
	not peers.is_labelled
}

own_tenant := tenant if {
	tenant := peers.own_label(parameters.label)
	not tenant in parameters.shared
}
