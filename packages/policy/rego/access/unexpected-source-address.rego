# METADATA
# scope: package
# title: Request from an unexpected address
# description: |
#   A credential that is used from outside of the networks in which its owners work was taken from there. Silent until the
#   networks are listed.
# custom:
#   id: unexpected-source-address
#   severity: high
#   subjects: [access]
#   phases: [run]
#   enforcement: audit
#   profiles:
#     strict: audit
#   remediation: >-
#     Make a new credential for the user, look for what it did in the audit log, and restrict the addresses that reach the API
#     server.
#   references:
#     - MITRE T1078
#     - MITRE T1133
#   parameters:
#     type: object
#     properties:
#       networks:
#         type: array
#         items: {type: string}
#         description: Networks (CIDR) that people work in; none means that nothing is asked.
#         default: []
#       serviceAccounts:
#         type: boolean
#         description: Ask about service accounts too; the networks then hold those of the nodes and Pods.
#         default: false
package hasp.policies.access.unexpected_source_address

import data.hasp.lib.accesses

parameters := data.hasp.parameters["unexpected-source-address"]

violations contains {
	"message": $"{accesses.told} uses {input.access.verb} on {accesses.target} {accesses.place} from {address}",
	"path": $"/access/sourceIps/{i}",
	"observed": address,
	"expected": parameters.networks,
} if {
	count(parameters.networks) > 0
	is_asked
	some i, address in input.access.sourceIps
	not is_expected(address)
}

unknowns contains {
	"message": $"from where {accesses.told} comes is not told",
	"path": "/access",
} if {
	count(parameters.networks) > 0
	is_asked
	count(object.get(input.access, "sourceIps", [])) == 0
}

is_asked if accesses.is_person

is_asked if {
	parameters.serviceAccounts
	accesses.is_service_account
}

is_expected(address) if {
	some network in parameters.networks
	net.cidr_contains(network, address)
}
