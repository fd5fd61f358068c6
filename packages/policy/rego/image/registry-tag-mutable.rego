# METADATA
# scope: package
# title: Registry lets the tag be moved
# description: |
#   Whoever may push can put another image under the tag, and what was reviewed is no longer what it means.
# custom:
#   id: registry-tag-mutable
#   severity: low
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Switch tag immutability on for the repository, and deploy by digest.
#   references:
#     - NIST-800-190 4.2.2
#     - MITRE T1525
package hasp.policies.image.registry_tag_mutable

violations contains {
	"message": "the registry lets the tag of the image be moved",
	"path": "/image/registry/immutableTag",
	"observed": false,
	"expected": true,
} if {
	input.image.registry.immutableTag == false
}
