# METADATA
# scope: package
# title: Client of the container runtime run in a container
# description: |
#   Who can talk to the runtime can start a privileged container and so owns the node.
# custom:
#   id: runtime-client-executed
#   severity: high
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     parameter: programs
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Take the client out of the image and the runtime's socket from the container. Give builds a rootless builder, and list
#     images that need the runtime in `allowedImages`.
#   references:
#     - NIST-800-190 4.4.3
#     - CIS-Docker-1.6.0 5.32
#     - MITRE T1609
#     - MITRE T1610
#   parameters:
#     type: object
#     properties:
#       programs:
#         type: array
#         items: {type: string}
#         description: Names of programs that it is asked about.
#         default: [buildah, crictl, ctr, docker, docker-compose, nerdctl, podman, podman-remote, skopeo]
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: Globs over registry/repository, alone or with `:tag` or `@digest`, of images in which it is expected.
#         default: ["docker.io/portainer/*", docker.io/containrrr/watchtower, docker.io/nickfedor/watchtower]
package hasp.policies.process.runtime_client_executed

import data.hasp.lib.executions
import data.hasp.lib.occasions

parameters := data.hasp.parameters["runtime-client-executed"]

violations contains {
	"message": $"{executions.text} was run in a container",
	"path": "/event/process",
	"observed": executions.shown,
	"source": executions.source,
} if {
	input.container
	not occasions.is_ordinary
	not executions.is_image(parameters.allowedImages)
}
