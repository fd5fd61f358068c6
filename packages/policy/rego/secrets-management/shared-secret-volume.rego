# METADATA
# scope: package
# title: Secret mounted by several containers
# description: |
#   Each container that mounts the Secret is one more program through which it can be lost. A sidecar rarely needs the
#   credentials of the program that it stands beside.
# custom:
#   id: shared-secret-volume
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: audit
#   remediation: >-
#     Mount the Secret in the one container that needs it; give others a Secret of their own.
#   references:
#     - NIST-800-190 4.1.4
#     - CWE-668
#   parameters:
#     type: object
#     properties:
#       maximum:
#         type: integer
#         minimum: 0
#         description: Containers of a Pod that may mount the same Secret.
#         default: 1
package hasp.policies.secrets_management.shared_secret_volume

parameters := data.hasp.parameters["shared-secret-volume"]

violations contains {
	"message": $"Secret volume {volume.name} is mounted by {count(names)} containers: {concat(", ", names)}",
	"path": $"/workload/pod/volumes/{i}",
	"observed": names,
} if {
	count(running) > parameters.maximum
	some i, volume in input.workload.pod.volumes
	volume.type == "secret"
	names := [container.name | some container in running; mounts(container, volume.name)]
	count(names) > parameters.maximum
}

# An init container is gone before the others run.
running := [container | some container in input.workload.containers; container.role != "init"]

mounts(container, name) if {
	some mount in container.mounts
	mount.volume == name
}
