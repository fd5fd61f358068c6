# METADATA
# scope: package
# title: Name server of its own
# description: |
#   Names that another server answers lead where that server says, and what is asked of it leaves the cluster unseen.
# custom:
#   id: custom-name-server
#   severity: medium
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Remove `dnsConfig.nameservers`, and let the cluster's DNS forward what it does not know.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1071.004
#     - CWE-923
#   parameters:
#     type: object
#     properties:
#       allowed:
#         type: array
#         items: {"type": "string"}
#         description: Addresses of name servers that may be asked.
#         default: []
package hasp.policies.workload.custom_name_server

import data.hasp.lib.workloads

parameters := data.hasp.parameters["custom-name-server"]

violations contains {
	"message": $"{workloads.title} asks the name server {server}",
	"path": $"/workload/pod/dnsConfig/nameservers/{i}",
	"observed": server,
} if {
	some i, server in input.workload.pod.dnsConfig.nameservers
	not server in parameters.allowed
}
