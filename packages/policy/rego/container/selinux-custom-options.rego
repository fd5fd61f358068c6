# METADATA
# scope: package
# title: SELinux options of its own
# description: |
#   A user, a role or a type of SELinux that the runtime does not give by itself may be one that is confined less than a
#   container should be.
# custom:
#   id: selinux-custom-options
#   severity: medium
#   subjects: [workload, container]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: enforce
#   remediation: >-
#     Remove `seLinuxOptions.user` and `.role`, and use one of the container types, or none.
#   references:
#     - CIS-Docker-1.6.0 5.3
#     - NIST-800-190 4.4.3
#     - CWE-250
#   parameters:
#     type: object
#     properties:
#       allowed:
#         type: object
#         additionalProperties: {"type": "array", "items": {"type": "string"}}
#         description: What may be said, by member; beside it only nothing.
#         default: {"user": [], "role": [], "type": ["container_t", "container_init_t", "container_kvm_t", "container_engine_t"]}
package hasp.policies.container.selinux_custom_options

import data.hasp.lib.containers

parameters := data.hasp.parameters["selinux-custom-options"]

violations contains {
	"message": $"container {container.name} has the SELinux {member} {container.effective.seLinux[member]}",
	"path": $"{path}/effective/seLinux/{member}",
	"observed": container.effective.seLinux[member],
} if {
	some path, container in containers.all
	some member in ["user", "role", "type"]
	is_custom(member, container.effective.seLinux[member])
}

is_custom(member, value) if {
	value != ""
	not value in parameters.allowed[member]
}
