# METADATA
# scope: package
# title: Image is not signed by an approved signer
# description: |
#   A signature proves only that somebody signed. Your organisation says whose signatures count; nothing is asked until a signer is named.
# custom:
#   id: signer-not-approved
#   severity: high
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Let the approved pipeline build and sign the image, or add its signer after review.
#   references:
#     - CIS-Docker-1.6.0 4.5
#     - NIST-800-190 4.2.2
#     - MITRE T1195.002
#     - CWE-347
#   parameters:
#     type: object
#     properties:
#       identities:
#         type: array
#         items: {type: string}
#         description: "Identities that may sign: whole ones, or the beginning of an address that ends with a slash."
#         default: []
#       issuers:
#         type: array
#         items: {type: string}
#         description: Issuers of identities that count; none named means any.
#         default: []
#       keys:
#         type: array
#         items: {type: string}
#         description: Ids of keys that may sign.
#         default: []
package hasp.policies.image.signer_not_approved

parameters := data.hasp.parameters["signer-not-approved"]

violations contains {
	"message": $"none of the {count(input.image.signatures)} signatures of the image is by an approved signer",
	"path": "/image/signatures",
	"observed": [object.filter(signature, ["identity", "issuer", "keyId"]) | some signature in input.image.signatures],
	"expected": object.filter(parameters, ["identities", "issuers", "keys"]),
} if {
	is_asked
	input.image.signatures
	not is_approved
}

is_asked if count(parameters.identities) > 0

is_asked if count(parameters.keys) > 0

is_approved if {
	some signature in input.image.signatures
	signature.verified == true
	is_approved_signer(signature)
}

is_approved_signer(signature) if signature.keyId in parameters.keys

is_approved_signer(signature) if {
	is_approved_issuer(signature)
	some identity in parameters.identities
	is_identity(signature.identity, identity)
}

is_approved_issuer(_) if count(parameters.issuers) == 0

is_approved_issuer(signature) if signature.issuer in parameters.issuers

is_identity(text, identity) if text == identity

# All below an address; `https://github.com/acme` alone would mean `https://github.com/acme-evil` too.
is_identity(text, identity) if {
	endswith(identity, "/")
	startswith(text, identity)
}

# No signature store or registry was asked: that is not the answer that there is none.
unknowns contains {
	"message": "who signed the image is not known: nobody looked",
	"path": "/image",
} if {
	is_asked
	not input.image.signatures
}
