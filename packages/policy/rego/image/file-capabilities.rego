# METADATA
# scope: package
# title: File with capabilities in an image
# description: |
#   A file capability gives part of root's power to whoever starts the program, as a setuid bit does, and `find -perm` does not show it.
# custom:
#   id: file-capabilities
#   severity: medium
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Remove it (`setcap -r FILE`) in the layer that the evidence names, and add what is needed under `capabilities.add`
#     where one can see it.
#   references:
#     - CIS-Docker-1.6.0 4.8
#     - NIST-800-190 4.1.2
#     - MITRE T1548
#     - CWE-250
#   parameters:
#     type: object
#     properties:
#       allowedPaths:
#         type: array
#         items: {type: string}
#         description: Files that may be so, by their whole paths in the image.
#         default: []
#       allowedCapabilities:
#         type: array
#         items: {type: string}
#         description: Capabilities that any file may have, as `CAP_NAME`.
#         default: [CAP_NET_BIND_SERVICE]
package hasp.policies.image.file_capabilities

parameters := data.hasp.parameters["file-capabilities"]

violations contains {
	"message": $"{file.path} has {capability}",
	"path": $"/image/files/{i}",
	"observed": object.filter(file, ["mode", "uid", "gid", "capabilities"]),
	"file": file.path,
	"source": object.union({"file": file.path}, object.filter(file, ["layer"])),
} if {
	some i, file in input.image.files
	some capability in file.capabilities
	not capability in parameters.allowedCapabilities
	not file.path in parameters.allowedPaths
}
