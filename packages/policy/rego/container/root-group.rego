# METADATA
# scope: package
# title: Group of root
# description: |
#   Files that belong to group 0 are often as good as root's own: a process in that group reads and changes them.
# custom:
#   id: root-group
#   severity: low
#   subjects: [workload, container]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Set `runAsGroup` above 0, and remove 0 from `supplementalGroups` and `fsGroup` (`--user 65532:65532`).
#   references:
#     - NIST-800-190 4.4.3
#     - CWE-250
package hasp.policies.container.root_group

import data.hasp.lib.containers

violations contains {
	"message": $"container {container.name} runs in the group of root",
	"path": $"{path}/effective/user/gid",
	"observed": 0,
} if {
	some path, container in containers.all
	container.effective.user.gid == 0
}

violations contains {
	"message": $"container {container.name} has the group of root among its own",
	"path": $"{path}/effective/user/groups",
	"observed": container.effective.user.groups,
} if {
	some path, container in containers.all
	0 in container.effective.user.groups
}
