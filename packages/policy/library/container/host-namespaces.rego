# METADATA
# scope: package
# title: Namespace of the host shared
# description: |
#   In the host's process namespace a container sees and signals the node's processes, in its network namespace it reaches
#   what listens on the node's loopback, in its IPC namespace it reads shared memory, in its UTS namespace it renames the node.
# custom:
#   id: host-namespaces
#   severity: high
#   subjects: [workload, container]
#   phases: [build, deploy, run]
#   enforcement: enforce
#   remediation: >-
#     Remove `hostNetwork`, `hostPID` and `hostIPC` (`--network=host`, `--pid=host`, `--ipc=host`, `--uts=host`); publish the
#     ports that are needed instead.
#   references:
#     - CIS-Docker-1.6.0 5.10
#     - CIS-Docker-1.6.0 5.16
#     - CIS-Docker-1.6.0 5.17
#     - CIS-Docker-1.6.0 5.21
#     - CIS-Kubernetes-1.10.0 5.2.3
#     - CIS-Kubernetes-1.10.0 5.2.4
#     - CIS-Kubernetes-1.10.0 5.2.5
#     - NIST-800-190 4.4.3
#     - MITRE T1611
#     - CWE-668
#   parameters:
#     type: object
#     properties:
#       namespaces:
#         type: array
#         items: {type: string, enum: [network, pid, ipc, uts, user]}
#         description: The namespaces that must be the container's own.
#         default: [network, pid, ipc, uts]
package hasp.policies.container.host_namespaces

# A Pod shares its namespaces among its containers: the first that has one speaks for all.
violations contains {
	"message": $"{input.workload.kind} {input.workload.name} shares the host's {namespace} namespace",
	"path": $"/workload/containers/{i}/hostNamespaces/{namespace}",
	"observed": true,
} if {
	input.kind == "workload"
	some namespace in data.hasp.settings.parameters["host-namespaces"].namespaces
	i := min({j | some j, container in input.workload.containers; container.hostNamespaces[namespace]})
}

violations contains {
	"message": $"container {input.container.name} shares the host's {namespace} namespace",
	"path": $"/container/hostNamespaces/{namespace}",
	"observed": true,
} if {
	input.kind == "container"
	some namespace in data.hasp.settings.parameters["host-namespaces"].namespaces
	input.container.hostNamespaces[namespace]
}
