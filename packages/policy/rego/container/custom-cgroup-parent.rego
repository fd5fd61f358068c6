# METADATA
# scope: package
# title: Control group of its own choosing
# description: |
#   A container in another control group than the engine's is not bound by the limits that hold for containers.
# custom:
#   id: custom-cgroup-parent
#   severity: medium
#   subjects: [container]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Remove `--cgroup-parent`.
#   references:
#     - CIS-Docker-1.6.0 5.25
#     - NIST-800-190 4.4.3
#     - CWE-668
#   parameters:
#     type: object
#     properties:
#       allowedPrefixes:
#         type: array
#         items: {"type": "string"}
#         description: Beginnings of control groups that engines and kubelets choose.
#         default:
#           - /docker
#           - docker
#           - system.slice
#           - /kubepods
#           - kubepods
package hasp.policies.container.custom_cgroup_parent

parameters := data.hasp.parameters["custom-cgroup-parent"]

violations contains {
	"message": $"container {input.container.name} is in the control group {input.container.cgroupParent}",
	"path": "/container/cgroupParent",
	"observed": input.container.cgroupParent,
} if {
	input.container.cgroupParent != ""
	not strings.any_prefix_match(input.container.cgroupParent, parameters.allowedPrefixes)
}
