# METADATA
# scope: package
# title: Command enters the node's namespaces
# description: |
#   Entering the namespaces of the node's first process leaves the container altogether.
# custom:
#   id: nsenter-into-host
#   severity: high
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     values: [nsenter]
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Take hostPID and SYS_ADMIN from the container; list images of node agents that enter the node by design in
#     `allowedImages`.
#   references:
#     - NIST-800-190 4.4.3
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
#           - ghcr.io/kubereboot/kured
#           - docker.io/weaveworks/kured
#           - docker.io/kubereboot/kured
#           - "**/*node-problem-detector*"
package hasp.policies.process.nsenter_into_host

import data.hasp.lib.executions

parameters := data.hasp.parameters["nsenter-into-host"]

violations contains {
	"message": $"{executions.text} enters the namespaces of process 1",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	is_first_entered
	input.container
	not executions.is_image(parameters.allowedImages)
}

is_first_entered if "1" in executions.option_values("t", "target")

is_first_entered if contains(executions.line, "/proc/1/ns/")
