# METADATA
# scope: package
# title: System calls not confined
# description: |
#   Seccomp keeps a container from the system calls through which most ways out of it lead. `Unconfined` switches it off; where
#   Kubernetes is told nothing it is off too, unless the kubelet was told to confine by default. A profile of the node's own counts,
#   whatever it is called.
# custom:
#   id: seccomp-profile
#   severity: medium
#   subjects: [workload, container]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     baseline: {build: warn, deploy: warn, run: audit}
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Set `securityContext.seccompProfile.type: RuntimeDefault` for the Pod, or remove `--security-opt seccomp=unconfined`.
#   references:
#     - CIS-Docker-1.6.0 5.22
#     - CIS-Kubernetes-1.10.0 5.7.2
#     - NIST-800-190 4.4.3
#     - MITRE T1611
#     - CWE-250
#   parameters:
#     type: object
#     properties:
#       requireSet:
#         type: boolean
#         description: Refuse silence as well, as the Pod Security Standards do in their restricted level.
#         default: false
package hasp.policies.container.seccomp_profile

import data.hasp.lib.containers

violations contains {
	"message": $"container {container.name} runs without seccomp",
	"path": $"{path}/effective/seccomp",
	"observed": container.effective.seccomp,
} if {
	some path, container in containers.all
	container.effective.seccomp.type == "Unconfined"
}

# What the Pod says holds for the next ephemeral container, even where each container of today says otherwise.
violations contains {
	"message": "the Pod gives up seccomp for every container that does not say otherwise",
	"path": "/workload/pod/security/seccomp",
	"observed": input.workload.pod.security.seccomp,
} if {
	input.workload.pod.security.seccomp.type == "Unconfined"
	every container in input.workload.containers {
		container.effective.seccomp.type != "Unconfined"
	}
}

violations contains {
	"message": $"nothing confines the system calls of container {container.name}",
	"path": $"{path}/effective/seccomp",
	"observed": null,
} if {
	input.kind == "workload"
	data.hasp.parameters["seccomp-profile"].requireSet
	not containers.is_windows
	some path, container in containers.all
	not container.effective.seccomp
}

# Of a running container something holds, whether or not the runtime says it.
unknowns contains {
	"message": $"what confines the system calls of container {input.container.name} is not known",
	"path": "/container/effective/seccomp",
} if {
	input.kind == "container"
	data.hasp.parameters["seccomp-profile"].requireSet
	not input.container.effective.seccomp
}
