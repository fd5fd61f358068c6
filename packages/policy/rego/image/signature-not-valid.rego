# METADATA
# scope: package
# title: Signature that does not verify
# description: |
#   A signature is there and is not right: the image was changed after it, or someone signed with a key of their own.
# custom:
#   id: signature-not-valid
#   severity: high
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Find out who pushed the image and when; pull it anew by its digest and sign it again only if it is what was built.
#   references:
#     - CIS-Docker-1.6.0 4.5
#     - NIST-800-190 4.2.2
#     - CWE-347
package hasp.policies.image.signature_not_valid

violations contains {
	"message": $"the {signature.kind} signature {i} does not verify{why(signature)}",
	"path": $"/image/signatures/{i}",
	"observed": object.filter(signature, ["kind", "identity", "issuer", "keyId"]),
} if {
	some i, signature in input.image.signatures
	signature.verified == false
}

why(signature) := $": {signature.problem}" if {
	signature.problem
} else := ""
