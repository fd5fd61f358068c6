# METADATA
# scope: package
# title: Setuid or setgid file in an image
# description: |
#   A program with such a bit runs as its owner or group, whoever starts it: a flaw in one makes any user root.
# custom:
#   id: setuid-file
#   severity: low
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Take the bit away in the Dockerfile (`RUN find / -xdev -perm /6000 -type f -exec chmod a-s {} +`) and set
#     `allowPrivilegeEscalation: false`.
#   references:
#     - CIS-Docker-1.6.0 4.8
#     - NIST-800-190 4.1.2
#     - MITRE T1548.001
#     - CWE-250
#   parameters:
#     type: object
#     properties:
#       allowedPaths:
#         type: array
#         items: {type: string}
#         description: Files that may be so, by their whole paths in the image.
#         default: []
package hasp.policies.image.setuid_file

parameters := data.hasp.parameters["setuid-file"]

violations contains {
	"message": $"{file.path} has the {bit} bit and belongs to {file.uid}:{object.get(file, "gid", "?")}",
	"path": $"/image/files/{i}",
	"observed": object.filter(file, ["mode", "uid", "gid", "capabilities"]),
	"file": file.path,
	"source": object.union({"file": file.path}, object.filter(file, ["layer"])),
} if {
	some i, file in input.image.files
	some bit in bits_of(file.mode)
	not file.path in parameters.allowedPaths
}

bits_of(mode) := {name | some name, bit in {"setuid": 2048, "setgid": 1024}; bits.and(mode, bit) != 0}
