# METADATA
# scope: package
# title: Workload reached from outside
# description: |
#   What is reached from outside the cluster is attacked from there. It should be known, and be more than an accident of a
#   Service's type.
# custom:
#   id: workload-exposed-outside
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   needs: [related.exposure]
#   enforcement: audit
#   profiles:
#     strict: audit
#   remediation: >-
#     Make the Service one of the type ClusterIP, or add the exposure to the exceptions with its reason.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1190
#     - CWE-668
#   parameters:
#     type: object
#     properties:
#       exposures:
#         type: array
#         items: {"type": "string", "enum": ["cluster", "node", "external"]}
#         description: The ways of being reached that are told.
#         default: ["external", "node"]
package hasp.policies.workload.workload_exposed_outside

import data.hasp.lib.workloads

parameters := data.hasp.parameters["workload-exposed-outside"]

violations contains {
	"message": $"{workloads.title} is reached by {input.related.exposure}",
	"path": "/related/exposure",
	"observed": input.related.exposure,
} if {
	input.related.exposure in parameters.exposures
}

violations contains {
	"message": $"{workloads.title} is reached by port {port.host} of its node",
	"path": $"{path}/ports/{i}/host",
	"observed": port.host,
} if {
	"node" in parameters.exposures
	some path, container in workloads.lasting
	some i, port in container.ports
	port.host > 0
}
