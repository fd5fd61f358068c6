# METADATA
# scope: package
# title: Image names no program to start
# description: |
#   Without ENTRYPOINT and CMD the image does nothing by itself: whoever starts it decides what runs.
# custom:
#   id: entrypoint-missing
#   severity: negligible
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Name the program by ENTRYPOINT in its list form; an image that is only a base needs none and is an exception.
#   references:
#     - NIST-800-190 4.1.2
package hasp.policies.image.entrypoint_missing

violations contains {
	"message": "the image has neither ENTRYPOINT nor CMD",
	"path": "/image/config/entrypoint",
	"observed": [],
} if {
	count(input.image.config.entrypoint) == 0
	count(input.image.config.cmd) == 0
}
