# METADATA
# scope: package
# title: Command executed in a privileged Pod
# description: |
#   A shell in a privileged container, or in one with the host's processes, is a shell on the node.
# custom:
#   id: exec-into-privileged-pod
#   severity: high
#   subjects: [access]
#   phases: [deploy, run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Debug the node with the tools of its provider; run the workload without privilege, and list those who may in `allowed`.
#   references:
#     - CIS-Kubernetes-1.10.0 5.2.2
#     - MITRE T1609
#     - MITRE T1611
#     - NIST-800-190 4.4.3
#   parameters:
#     type: object
#     properties:
#       allowed:
#         type: array
#         items: {type: string}
#         description: Users and groups that may do so; `*` at the end stands for any end.
#         default: []
package hasp.policies.access.exec_into_privileged_pod

import data.hasp.lib.accesses

parameters := data.hasp.parameters["exec-into-privileged-pod"]

violations contains {
	"message": $"{accesses.told} executes a command in container {container.name} of Pod {accesses.place}, which {reason(container)}",
	"path": $"/target/containers/{i}",
	"observed": {"user": accesses.told, "options": object.get(input.access, "options", {})},
} if {
	is_asked
	some i, container in input.target.containers
	is_meant(container)
	reason(container)
}

# Which container it is for is not said, or the Pod could not be asked for.
unknowns contains {
	"message": $"whether Pod {accesses.place} is privileged could not be told",
	"path": "/access",
} if {
	is_asked
	not input.target
}

is_asked if {
	input.access.subresource in ["exec", "attach"]
	input.access.resource.resource == "pods"
	accesses.happened
	not accesses.is_one_of(parameters.allowed)
}

is_meant(container) if object.get(input.access.options, "container", container.name) == container.name

is_meant(_) if not input.access.options

reason(container) := "is privileged" if {
	container.effective.privileged
} else := "shares the processes of the node" if {
	container.effective.hostNamespaces.pid == "host"
} else := "may do anything to the kernel" if {
	some capability in container.effective.capabilities.add
	capability in ["ALL", "SYS_ADMIN"]
}
