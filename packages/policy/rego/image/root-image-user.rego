# METADATA
# scope: package
# title: Image runs as root
# description: |
#   The image names no user, or root: every container of it is root unless its settings say otherwise.
# custom:
#   id: root-image-user
#   severity: medium
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     End the Dockerfile with `USER 65532:65532`, or another number above 0 that owns what the program writes.
#   references:
#     - CIS-Docker-1.6.0 4.1
#     - NIST-800-190 4.1.2
#     - CWE-250
package hasp.policies.image.root_image_user

violations contains {
	"message": $"the image {who}",
	"path": "/image/config/user",
	"observed": input.image.config.user,
	"expected": "65532",
} if {
	user := split(input.image.config.user, ":")[0]
	who := roots[user]
	input.image.platform.os != "windows"
}

roots := {"": "names no user, which means root", "0": "runs as user 0, which is root", "root": "runs as root"}
