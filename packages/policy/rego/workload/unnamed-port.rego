# METADATA
# scope: package
# title: Port without a name
# description: |
#   Services, probes and network policies that name a port go on working when its number changes; by number they lead
#   elsewhere.
# custom:
#   id: unnamed-port
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: audit
#   remediation: >-
#     Give each port a `name`.
#   references:
#     - NIST-800-190 4.4.2
package hasp.policies.workload.unnamed_port

import data.hasp.lib.workloads

violations contains {
	"message": $"container {container.name} has the port {port.container} without a name",
	"path": $"{path}/ports/{i}",
	"observed": port.container,
} if {
	some path, container in workloads.lasting
	some i, port in container.ports
	object.get(port, "name", "") == ""
}
