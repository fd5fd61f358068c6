# METADATA
# scope: package
# title: User of the image is a name
# description: |
#   Kubernetes cannot tell from a name that the user is not root, so `runAsNonRoot: true` refuses to start the container.
# custom:
#   id: image-user-by-name
#   severity: low
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Write the number in USER: `USER 65532`.
#   references:
#     - CIS-Docker-1.6.0 4.1
#     - NIST-800-190 4.1.2
#     - CWE-250
package hasp.policies.image.image_user_by_name

violations contains {
	"message": $"the image names its user {user} by a name, which runAsNonRoot cannot check",
	"path": "/image/config/user",
	"observed": input.image.config.user,
} if {
	input.image.platform.os != "windows"
	user := split(input.image.config.user, ":")[0]
	not user in ["", "root"]
	not has_only_digits(user)
}

has_only_digits(text) if {
	trim(text, "0123456789") == ""
}
