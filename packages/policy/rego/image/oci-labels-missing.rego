# METADATA
# scope: package
# title: Image does not say where it comes from
# description: |
#   The standard labels name source, revision and version; without them nobody finds the code of an image that misbehaves.
# custom:
#   id: oci-labels-missing
#   severity: low
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Let the build set them (`docker/metadata-action`, `docker build --label org.opencontainers.image.source=…`).
#   references:
#     - NIST-800-190 4.2.2
#   parameters:
#     type: object
#     properties:
#       labels:
#         type: array
#         items: {type: string}
#         description: The labels that must be there.
#         default:
#           - org.opencontainers.image.created
#           - org.opencontainers.image.revision
#           - org.opencontainers.image.source
#           - org.opencontainers.image.version
package hasp.policies.image.oci_labels_missing

parameters := data.hasp.parameters["oci-labels-missing"]

violations contains {
	"message": $"the image has no label {concat(", ", missing)}",
	"path": "/image/config/labels",
	"observed": missing,
} if {
	missing := [name | some name in parameters.labels; object.get(input.image.config.labels, name, "") == ""]
	count(missing) > 0
}
