# METADATA
# scope: package
# title: Root file system can be written
# description: |
#   What breaks into a container whose root file system is read-only has nowhere to put its tools and cannot change the
#   program that runs. Windows knows no such setting.
# custom:
#   id: writable-root-filesystem
#   severity: low
#   subjects: [workload, container]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Set `readOnlyRootFilesystem: true` (`--read-only`) and mount an emptyDir or tmpfs where the program writes.
#   references:
#     - CIS-Docker-1.6.0 5.13
#     - NIST-800-190 4.4.4
#     - CWE-732
package hasp.policies.container.writable_root_filesystem

import data.hasp.lib.containers

violations contains {
	"message": $"container {container.name} can write to its root file system",
	"path": $"{path}/effective/readOnlyRootFilesystem",
	"observed": false,
	"expected": true,
} if {
	not containers.is_windows
	some path, container in containers.all
	container.effective.readOnlyRootFilesystem == false
}
