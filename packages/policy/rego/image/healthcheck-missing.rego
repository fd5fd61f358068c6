# METADATA
# scope: package
# title: Image without a health check
# description: |
#   Without HEALTHCHECK Docker takes a container that hangs for one that works. Kubernetes does not read it and asks probes instead.
# custom:
#   id: healthcheck-missing
#   severity: negligible
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Add a HEALTHCHECK to the Dockerfile for images that run under Docker or Swarm.
#   references:
#     - CIS-Docker-1.6.0 4.6
package hasp.policies.image.healthcheck_missing

violations contains {
	"message": $"the image {why}",
	"path": "/image/config/healthcheck",
	"observed": false,
	"expected": true,
} if {
	input.image.config.healthcheck == false
	why := reason
}

reason := "switches the health check of its base off" if {
	input.image.config.healthcheckTest[0] == "NONE"
} else := "has no health check"
