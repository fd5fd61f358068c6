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
#   profiles:
#     baseline: enforce
#     recommended: enforce
#     strict: enforce
#   remediation: >-
#     Remove `hostNetwork`, `hostPID` and `hostIPC` (`--network=host`, `--pid=host`, `--ipc=host`, `--uts=host`); publish the
#     ports that are needed instead.
#   references:
#     - CIS-Docker-1.6.0 5.10
#     - CIS-Docker-1.6.0 5.16
#     - CIS-Docker-1.6.0 5.17
#     - CIS-Docker-1.6.0 5.21
#     - CIS-Docker-1.6.0 5.31
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

parameters := data.hasp.parameters["host-namespaces"]

# A Pod says it once for all its containers.
violations contains {
	"message": $"{input.workload.kind} {name} shares the host's {namespace} namespace",
	"path": $"/workload/pod/{member}",
	"observed": true,
} if {
	some namespace, member in {"network": "hostNetwork", "pid": "hostPID", "ipc": "hostIPC"}
	namespace in parameters.namespaces
	input.workload.pod[member]
}

# A Pod that does not ask for a user namespace of its own is in the host's.
violations contains {
	"message": $"{input.workload.kind} {name} shares the host's user namespace",
	"path": "/workload/pod/hostUsers",
	"observed": object.get(input.workload.pod, "hostUsers", null),
} if {
	"user" in parameters.namespaces
	object.get(input.workload.pod, "hostUsers", true)
}

name := input.workload.name if {
	input.workload.name
} else := $"{object.get(input.workload, "generateName", "")}*"

violations contains {
	"message": $"container {input.container.name} shares the host's {namespace} namespace",
	"path": $"/container/effective/hostNamespaces/{namespace}",
	"observed": "host",
} if {
	input.kind == "container"
	some namespace in parameters.namespaces
	input.container.effective.hostNamespaces[namespace] == "host"
}

# A container that joins another, which cannot be asked, may be the host's.
unknowns contains {
	"message": $"whether container {input.container.name} shares the host's {namespace} namespace is not known",
	"path": $"/container/effective/hostNamespaces/{namespace}",
} if {
	input.kind == "container"
	some namespace in parameters.namespaces
	namespace in {"network", "pid", "ipc", "user"}
	input.container.effective.hostNamespaces[namespace] == "unknown"
}
