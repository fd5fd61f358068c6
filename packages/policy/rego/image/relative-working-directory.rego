# METADATA
# scope: package
# title: Working directory of the image is relative
# description: |
#   A relative WORKDIR means another folder with every base image, so relative paths of the program do too.
# custom:
#   id: relative-working-directory
#   severity: low
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Write an absolute path: `WORKDIR /srv/app`.
#   references:
#     - CWE-426
package hasp.policies.image.relative_working_directory

violations contains {
	"message": $"the working directory {folder} is relative",
	"path": "/image/config/workingDir",
	"observed": folder,
} if {
	folder := input.image.config.workingDir
	not startswith(folder, "/")
	input.image.platform.os != "windows"
}
