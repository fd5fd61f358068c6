# METADATA
# scope: package
# title: Port published on every interface
# description: |
#   A port that is published without an address is reached from every network that the node is in, around the firewall rules
#   of many distributions.
# custom:
#   id: published-on-all-interfaces
#   severity: medium
#   subjects: [container]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Publish the port on one address (`-p 127.0.0.1:8080:80`).
#   references:
#     - CIS-Docker-1.6.0 5.14
#     - NIST-800-190 4.4.2
#     - CWE-1327
package hasp.policies.container.published_on_all_interfaces

import data.hasp.lib.containers

violations contains {
	"message": $"container {container.name} publishes port {port.host} on every interface of its node",
	"path": $"{path}/ports/{i}",
	"observed": port,
} if {
	input.kind == "container"
	some path, container in containers.all
	some i, port in container.ports
	port.host > 0
	object.get(port, "hostIP", "") in {"", "0.0.0.0", "::"}
}
