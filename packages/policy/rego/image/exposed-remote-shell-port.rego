# METADATA
# scope: package
# title: Image exposes a remote shell
# description: |
#   The image expects logins from the network: SSH, telnet, the r-services, remote desktops. Every container of it is a way in.
# custom:
#   id: exposed-remote-shell-port
#   severity: high
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Remove the server and its EXPOSE; `kubectl exec` and `docker exec` reach a container without one.
#   references:
#     - CIS-Docker-1.6.0 5.7
#     - CIS-Docker-1.6.0 5.8
#     - NIST-800-190 4.1.2
#     - MITRE T1021.004
#   parameters:
#     type: object
#     properties:
#       ports:
#         type: array
#         items: {type: integer, minimum: 1, maximum: 65535}
#         description: The ports that are found.
#         default: [22, 23, 512, 513, 514, 2222, 3389, 5900]
package hasp.policies.image.exposed_remote_shell_port

import data.hasp.lib.exposed_ports

parameters := data.hasp.parameters["exposed-remote-shell-port"]

violations contains exposed_ports.violation(i, $"the image exposes {range.text}, the port of a remote shell or desktop: {port}") if {
	some i, range in exposed_ports.ranges
	some port in parameters.ports
	port >= range.from
	port <= range.to
}
