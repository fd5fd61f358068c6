# METADATA
# scope: package
# title: World-writable file in an image
# description: |
#   Any user in the container may change the file: a program or a configuration that others then run or trust.
# custom:
#   id: world-writable-file
#   severity: medium
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Take the right away (`chmod o-w FILE`) in the Dockerfile, or set the sticky bit on a folder that all share.
#   references:
#     - NIST-800-190 4.1.2
#     - MITRE T1222.002
#     - CWE-732
#   parameters:
#     type: object
#     properties:
#       allowedPaths:
#         type: array
#         items: {type: string}
#         description: Files that may be so, by their whole paths in the image.
#         default: []
package hasp.policies.image.world_writable_file

parameters := data.hasp.parameters["world-writable-file"]

violations contains {
	"message": $"anyone may write {file.path}",
	"path": $"/image/files/{i}",
	"observed": object.filter(file, ["mode", "uid", "gid", "capabilities"]),
	"file": file.path,
	"source": object.union({"file": file.path}, object.filter(file, ["layer"])),
} if {
	some i, file in input.image.files
	bits.and(file.mode, 2) != 0
	bits.and(file.mode, 512) == 0
	not file.path in parameters.allowedPaths
}
