# METADATA
# scope: package
# title: Image without a valid signature
# description: |
#   Nothing proves who made the image: whoever can push to its registry can replace it.
# custom:
#   id: image-not-signed
#   severity: medium
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Sign the image by its digest in the pipeline that builds it (`cosign sign NAME@sha256:…`), and let deploys verify it.
#   references:
#     - CIS-Docker-1.6.0 4.5
#     - NIST-800-190 4.2.2
#     - MITRE T1525
#     - CWE-347
#   parameters:
#     type: object
#     properties:
#       required:
#         type: boolean
#         description: "Ask also for images of which nothing is said: they leave the decision undecided."
#         default: false
package hasp.policies.image.image_not_signed

parameters := data.hasp.parameters["image-not-signed"]

violations contains {
	"message": $"the image has {count(input.image.signatures)} signatures, and none of them verifies",
	"path": "/image/signatures",
	"observed": count(input.image.signatures),
} if {
	input.image.signatures
	not is_signed
}

is_signed if {
	some signature in input.image.signatures
	signature.verified == true
}

# No signature store or registry was asked: that is not the answer that there is none.
unknowns contains {
	"message": "whether the image is signed is not known: nobody looked",
	"path": "/image",
} if {
	parameters.required
	not input.image.signatures
}
