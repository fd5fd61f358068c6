# METADATA
# scope: package
# title: Image exposes a privileged port
# description: |
#   Ports below 1024 take root or NET_BIND_SERVICE on many runtimes, so the image asks for more than it needs.
# custom:
#   id: exposed-privileged-port
#   severity: low
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Let the program listen on a port from 1024 up and map it (`-p 80:8080`, `targetPort: 8080`).
#   references:
#     - CIS-Docker-1.6.0 5.8
#     - NIST-800-190 4.1.2
#   parameters:
#     type: object
#     properties:
#       allowed:
#         type: array
#         items: {type: integer, minimum: 1, maximum: 1023}
#         description: Ports below 1024 that may be exposed.
#         default: []
package hasp.policies.image.exposed_privileged_port

import data.hasp.lib.exposed_ports

parameters := data.hasp.parameters["exposed-privileged-port"]

violations contains exposed_ports.violation(i, $"the image exposes {range.text}, below 1024") if {
	some i, range in exposed_ports.ranges
	range.from < 1024
	not range.from in parameters.allowed
}
