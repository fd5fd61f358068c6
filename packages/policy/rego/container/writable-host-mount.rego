# METADATA
# scope: package
# title: Path of the host mounted writable
# description: |
#   What a container may write on its node outlives it and is read by whatever runs there next.
# custom:
#   id: writable-host-mount
#   severity: medium
#   subjects: [workload, container]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Mount it read-only (`readOnly: true`, `:ro`), or use a volume that belongs to the workload.
#   references:
#     - CIS-Docker-1.6.0 5.6
#     - CIS-Kubernetes-1.10.0 5.2.12
#     - NIST-800-190 4.5.5
#     - MITRE T1611
#     - CWE-732
#   parameters:
#     type: object
#     properties:
#       allowed:
#         type: array
#         items: {"type": "string"}
#         description: Absolute paths of the host that may be written, with what is below them.
#         default: []
package hasp.policies.container.writable_host_mount

import data.hasp.lib.containers
import data.hasp.lib.paths

parameters := data.hasp.parameters["writable-host-mount"]

violations contains {
	"message": $"container {container.name} may write to the host's {object.get(mount, "source", "path")} at {mount.destination}",
	"path": $"{path}/mounts/{i}",
	"observed": mount,
} if {
	some path, container in containers.all
	some i, mount in container.mounts
	mount.type in {"hostPath", "bind"}
	not mount.readOnly
	not is_allowed(object.get(mount, "source", ""))
}

is_allowed(source) if {
	some allowed in parameters.allowed
	paths.within(paths.normal(source), allowed)
}
