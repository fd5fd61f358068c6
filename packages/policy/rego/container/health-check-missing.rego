# METADATA
# scope: package
# title: Health not checked
# description: |
#   Where nothing asks whether a container still works, one that hangs goes on being given work.
# custom:
#   id: health-check-missing
#   severity: low
#   subjects: [container]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Give the image a HEALTHCHECK, or run it with `--health-cmd`.
#   references:
#     - CIS-Docker-1.6.0 4.6
#     - CIS-Docker-1.6.0 5.27
package hasp.policies.container.health_check_missing

violations contains {
	"message": $"nothing checks the health of container {input.container.name}",
	"path": "/container",
	"observed": null,
} if {
	input.kind == "container"
	not is_checked
	object.get(input, ["workload", "kind"], "") != "Pod"
}

is_checked if input.container.health in {"healthy", "starting", "unhealthy"}

is_checked if input.container.healthcheck[0] != "NONE"
