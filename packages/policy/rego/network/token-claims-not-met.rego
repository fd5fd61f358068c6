# METADATA
# scope: package
# title: Token that is expired or lacks claims
# description: |
#   A token whose time is over, or that was made for somebody else, proves nothing.
# custom:
#   id: token-claims-not-met
#   severity: high
#   subjects: [request]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict:
#       enforcement: warn
#       parameters:
#         requiredClaims: ["exp"]
#   remediation: >-
#     Let the mesh check tokens (issuer, audience, time), and let clients renew theirs.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1550.001
#     - CWE-613
#     - CWE-287
#   parameters:
#     type: object
#     properties:
#       requiredClaims:
#         type: array
#         items: {type: string}
#         description: >-
#           Claims that a token must have.
#         default: []
#       issuers:
#         type: array
#         items: {type: string}
#         description: >-
#           Issuers that are trusted; all while the list is empty.
#         default: []
#       audiences:
#         type: array
#         items: {type: string}
#         description: >-
#           Audiences that tokens may be for; all while the list is empty.
#         default: []
#       leewaySeconds:
#         type: integer
#         description: >-
#           By how much clocks may differ.
#         default: 60
package hasp.policies.network.token_claims_not_met

import data.hasp.lib.requests

parameters := data.hasp.parameters["token-claims-not-met"]

violations contains {
	"message": $"the token of {requests.who} {reason}",
	"path": "/request/source/jwt",
	"observed": reason,
	"source": requests.source,
} if {
	some reason in reasons
}

now := time.parse_rfc3339_ns(input.context.time) / 1000000000

reasons contains "is expired" if {
	input.request.source.jwt.exp + parameters.leewaySeconds < now
}

reasons contains "is not valid yet" if {
	input.request.source.jwt.nbf - parameters.leewaySeconds > now
}

reasons contains $"lacks the claim {claim}" if {
	some claim in parameters.requiredClaims
	object.get(input.request.source.jwt, claim, null) in {null, ""}
}

reasons contains $"is of issuer {issuer}" if {
	count(parameters.issuers) > 0
	issuer := object.get(input.request.source.jwt, "iss", "unknown")
	not issuer in parameters.issuers
}

reasons contains "is for another audience" if {
	count(parameters.audiences) > 0
	input.request.source.jwt
	count(audiences & {one | some one in parameters.audiences}) == 0
}

audiences contains input.request.source.jwt.aud if is_string(input.request.source.jwt.aud)

audiences contains one if some one in input.request.source.jwt.aud
