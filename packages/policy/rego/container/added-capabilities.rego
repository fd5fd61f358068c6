# METADATA
# scope: package
# title: Capabilities added
# description: |
#   Each capability beyond those of the Pod Security Standards' baseline hands a container a part of root's power over the node:
#   SYS_ADMIN and SYS_PTRACE are ways out, NET_ADMIN rewires the network, ALL is everything. NET_RAW is none of that baseline, though
#   some runtimes give it to every container: with it a container forges packets of its neighbours.
# custom:
#   id: added-capabilities
#   severity: high
#   subjects: [workload, container]
#   phases: [build, deploy, run]
#   enforcement: enforce
#   profiles:
#     baseline: enforce
#     recommended: enforce
#     strict: enforce
#   remediation: >-
#     Remove the capability from `capabilities.add` (`--cap-add`); drop ALL and add back only what the program needs, such as NET_BIND_SERVICE.
#   references:
#     - CIS-Docker-1.6.0 5.4
#     - CIS-Kubernetes-1.10.0 5.2.8
#     - CIS-Kubernetes-1.10.0 5.2.9
#     - NIST-800-190 4.4.3
#     - MITRE T1611
#     - CWE-250
#   parameters:
#     type: object
#     properties:
#       allowed:
#         type: array
#         items: {type: string}
#         description: Capabilities that may be added, in upper case without `CAP_`.
#         default:
#           - AUDIT_WRITE
#           - CHOWN
#           - DAC_OVERRIDE
#           - FOWNER
#           - FSETID
#           - KILL
#           - MKNOD
#           - NET_BIND_SERVICE
#           - SETFCAP
#           - SETGID
#           - SETPCAP
#           - SETUID
#           - SYS_CHROOT
package hasp.policies.container.added_capabilities

import data.hasp.lib.containers

violations contains {
	"message": $"container {container.name} adds {what(capability)}",
	"path": $"{path}/effective/capabilities/add/{i}",
	"observed": capability,
} if {
	some path, container in containers.all
	some i, capability in container.effective.capabilities.add
	not trim_prefix(upper(capability), "CAP_") in data.hasp.parameters["added-capabilities"].allowed
}

what(capability) := "every capability" if {
	upper(capability) == "ALL"
} else := $"the capability {capability}"
