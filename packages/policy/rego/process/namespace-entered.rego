# METADATA
# scope: package
# title: Container's process entered another namespace
# description: |
#   Applications stay in the namespaces that they were started in; who changes them works on other containers or on the node.
# custom:
#   id: namespace-entered
#   severity: medium
#   subjects: [process]
#   events: [setns]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Take SYS_ADMIN from the container; list programs that change namespaces by design in `allowedPrograms`.
#   references:
#     - NIST-800-190 4.4.3
#     - MITRE T1611
#   parameters:
#     type: object
#     properties:
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: Programs that enter other namespaces by design.
#         default:
#           - antrea-agent
#           - aws-cni
#           - azure-vnet
#           - buildkitd
#           - calico
#           - calico-node
#           - cilium-agent
#           - cilium-cni
#           - cni
#           - conmon
#           - docker
#           - dockerd
#           - falco
#           - flanneld
#           - kubelet
#           - multus
#           - nerdctl
#           - ns-delegator
#           - oci-umount
#           - podman
#           - sysdig
#           - systemd
#           - tetragon
#           - weaver
package hasp.policies.process.namespace_entered

import data.hasp.lib.executions

parameters := data.hasp.parameters["namespace-entered"]

violations contains {
	"message": $"{input.event.process.name} entered other namespaces: {kinds}",
	"path": "/event/process",
	"observed": object.get(input.event, "namespaces", []),
	"source": executions.source,
} if {
	input.container
	not executions.is_program(parameters.allowedPrograms)
	not is_runtime
	kinds := concat(", ", object.get(input.event, "namespaces", ["not told which"]))
}

# The runtime enters a container's namespaces before it becomes the container's program.
is_runtime if startswith(input.event.process.name, "runc")

is_runtime if startswith(input.event.process.name, "crun")

is_runtime if startswith(input.event.process.name, "containerd")
