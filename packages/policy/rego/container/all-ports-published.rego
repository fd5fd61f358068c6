# METADATA
# scope: package
# title: Every exposed port published
# description: |
#   With `--publish-all` each port that the image's maker names is opened on the node, also those that nobody here knows of.
# custom:
#   id: all-ports-published
#   severity: low
#   subjects: [container]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Publish the ports that are needed by `-p` instead of `-P`.
#   references:
#     - CIS-Docker-1.6.0 5.9
#     - NIST-800-190 4.4.2
#     - CWE-668
package hasp.policies.container.all_ports_published

violations contains {
	"message": $"container {input.container.name} publishes every port that its image exposes",
	"path": "/container/publishAllPorts",
	"observed": true,
	"expected": false,
} if {
	input.container.publishAllPorts
}
