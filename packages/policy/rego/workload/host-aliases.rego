# METADATA
# scope: package
# title: Names of hosts set by hand
# description: |
#   An entry in /etc/hosts sends what a program calls by a name to another address, past DNS and whoever watches it.
# custom:
#   id: host-aliases
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Remove `hostAliases` and give the name to a Service.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1565.001
#   parameters:
#     type: object
#     properties:
#       allowed:
#         type: array
#         items: {"type": "string"}
#         description: Names that may be set by hand.
#         default: []
package hasp.policies.workload.host_aliases

import data.hasp.lib.workloads

parameters := data.hasp.parameters["host-aliases"]

violations contains {
	"message": $"{workloads.title} takes {hostname} for {alias.ip}",
	"path": $"/workload/pod/hostAliases/{i}",
	"observed": hostname,
} if {
	some i, alias in input.workload.pod.hostAliases
	some hostname in alias.hostnames
	not hostname in parameters.allowed
}
