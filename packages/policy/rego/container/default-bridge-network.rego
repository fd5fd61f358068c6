# METADATA
# scope: package
# title: Default bridge network used
# description: |
#   On Docker's default bridge every container reaches every other one, whoever started it.
# custom:
#   id: default-bridge-network
#   severity: low
#   subjects: [container]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Make a network for the containers that belong together (`docker network create`) and use it (`--network`).
#   references:
#     - CIS-Docker-1.6.0 5.30
#     - NIST-800-190 4.4.2
#     - CWE-653
package hasp.policies.container.default_bridge_network

violations contains {
	"message": $"container {input.container.name} is on the default network {network.name}",
	"path": $"/container/networks/{i}",
	"observed": network.name,
} if {
	some i, network in input.container.networks
	network["default"]
}
