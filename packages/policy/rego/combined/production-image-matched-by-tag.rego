# METADATA
# scope: package
# title: Image in production judged by its tag alone
# description: |
#   A tag may have moved since it was judged, so what runs need not be what was seen. A digest is the image itself.
# custom:
#   id: production-image-matched-by-tag
#   severity: medium
#   subjects: [workload, container]
#   phases: [deploy, run]
#   enforcement: audit
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Deploy by digest (`image: REPOSITORY@sha256:…`), which the pipeline knows when it has pushed.
#   references:
#     - CIS-Docker-1.6.0 4.5
#     - NIST-800-190 4.2.2
#     - MITRE T1525
#     - CWE-345
#   parameters:
#     type: object
#     properties:
#       environments:
#         type: array
#         items: {type: string}
#         description: Environments that count as production.
#         default: [production, prod]
#       label:
#         type: string
#         description: Label of a namespace that names its environment.
#         default: "environment"
#       askUnknown:
#         type: boolean
#         description: Say so where nothing tells the environment.
#         default: false
package hasp.policies.combined.production_image_matched_by_tag

import data.hasp.lib.containers
import data.hasp.lib.production

parameters := data.hasp.parameters["production-image-matched-by-tag"]

violations contains {
	"message": $"container {container.name} runs image {container.image.reference} in production, and what was judged was found by its tag",
	"path": $"{path}/image/matchedBy",
	"observed": "tag",
	"expected": "digest",
} if {
	production.is_in(parameters.environments, parameters.label)
	some path, container in containers.all
	container.image.matchedBy == "tag"
}

unknowns contains {
	"message": $"whether container {container.name}, whose image was judged by its tag, is in production could not be told",
	"path": $"{path}/image/matchedBy",
} if {
	parameters.askUnknown
	production.is_unknown(parameters.label)
	some path, container in containers.all
	container.image.matchedBy == "tag"
}
