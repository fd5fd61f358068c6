# METADATA
# scope: package
# title: Interactive container
# description: |
#   A container that keeps its input open or has a terminal is one to be typed into. What serves needs neither.
# custom:
#   id: interactive-container
#   severity: low
#   subjects: [workload, container]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Remove `stdin: true` and `tty: true` (`-i`, `-t`).
#   references:
#     - NIST-800-190 4.4.3
#     - MITRE T1609
package hasp.policies.container.interactive_container

import data.hasp.lib.containers

violations contains {
	"message": $"container {container.name} {words[member]}",
	"path": $"{path}/{member}",
	"observed": true,
	"expected": false,
} if {
	some path, container in containers.all
	some member in ["stdin", "tty"]
	container[member] == true
	container.role != "ephemeral"
}

words := {"stdin": "keeps its input open", "tty": "has a terminal"}
