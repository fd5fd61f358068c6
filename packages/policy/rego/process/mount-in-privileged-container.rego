# METADATA
# scope: package
# title: mount run in a privileged container
# description: |
#   In a container with the node's rights `mount` reaches the node's disks and its kernel's file systems.
# custom:
#   id: mount-in-privileged-container
#   severity: medium
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     values: [mount]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Take `privileged` and SYS_ADMIN from the container; list images that mount by design in `allowedImages`.
#   references:
#     - NIST-800-190 4.4.3
#     - CIS-Docker-1.6.0 5.5
#     - MITRE T1611
#   parameters:
#     type: object
#     properties:
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: Globs over registry/repository, alone or with `:tag` or `@digest`, of images in which it is expected.
#         default:
#           - "registry.k8s.io/sig-storage/**"
#           - "**/*csi*"
#           - "docker.io/longhornio/*"
#           - "docker.io/openebs/*"
#           - "docker.io/rook/*"
#           - "quay.io/ceph/*"
#           - "registry.k8s.io/provider-*/*"
package hasp.policies.process.mount_in_privileged_container

import data.hasp.lib.executions
import data.hasp.lib.occasions

parameters := data.hasp.parameters["mount-in-privileged-container"]

violations contains {
	"message": $"{executions.text} was run with the rights to mount",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	count(executions.operands) > 0
	input.container
	executions.is_privileged
	not occasions.is_ordinary
	not executions.is_image(parameters.allowedImages)
}

unknowns contains {
	"message": $"whether {executions.text} had the right to mount was not told",
	"path": "/event/process",
} if {
	count(executions.operands) > 0
	input.container
	not input.event.process.capabilities
	not occasions.is_ordinary
	not executions.is_image(parameters.allowedImages)
}
