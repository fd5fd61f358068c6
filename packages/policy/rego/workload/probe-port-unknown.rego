# METADATA
# scope: package
# title: Probe asks a port that does not exist
# description: |
#   A probe by the name of a port that its container does not have fails always: the container is never ready, or killed again
#   and again.
# custom:
#   id: probe-port-unknown
#   severity: medium
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     recommended: {build: warn, deploy: warn}
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Give the port that name in `ports`, or probe by its number.
#   references:
#     - NIST-800-190 4.4.3
#   parameters:
#     type: object
#     properties:
#       requireDeclared:
#         type: boolean
#         description: Ask for the numbers of ports in `ports` too, which Kubernetes does not.
#         default: false
package hasp.policies.workload.probe_port_unknown

import data.hasp.lib.workloads

parameters := data.hasp.parameters["probe-port-unknown"]

violations contains {
	"message": $"the {kind} probe of container {container.name} asks the port {port}, which it does not have",
	"path": $"{path}/probes/{kind}/{by}/port",
	"observed": port,
	"expected": [known.name | some known in container.ports; known.name],
} if {
	some path, container in workloads.lasting
	some kind, probe in container.probes
	some by in ["http", "tcp"]
	port := probe[by].port
	is_unknown(port, container.ports)
}

is_unknown(port, ports) if {
	is_string(port)
	not is_number_written(port)
	every known in ports {
		object.get(known, "name", "") != port
	}
}

# Numbers need not be declared, unless that is asked for.
is_unknown(port, ports) if {
	is_number(port)
	parameters.requireDeclared
	every known in ports {
		known.container != port
	}
}

is_number_written(port) if trim(port, "0123456789") == ""
