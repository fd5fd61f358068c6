# METADATA
# scope: package
# title: Too few replicas
# description: |
#   With a single replica every node that is drained and every update is an outage.
# custom:
#   id: too-few-replicas
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   needs: [related.autoscalers]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Set `replicas` to 2 or more, or an autoscaler with such a `minReplicas`.
#   references:
#     - NIST-800-190 4.4.3
#   parameters:
#     type: object
#     properties:
#       minimum:
#         type: integer
#         minimum: 0
#         description: The fewest replicas.
#         default: 2
#       kinds:
#         type: array
#         items: {"type": "string"}
#         description: The kinds that are asked.
#         default:
#           - Deployment
#           - DeploymentConfig
#           - ReplicaSet
#           - ReplicationController
#           - Rollout
package hasp.policies.workload.too_few_replicas

import data.hasp.lib.related
import data.hasp.lib.workloads

parameters := data.hasp.parameters["too-few-replicas"]

violations contains {
	"message": $"{workloads.title} has {workloads.replicas} replicas, fewer than {parameters.minimum}",
	"path": "/workload/replicas",
	"observed": workloads.replicas,
	"expected": parameters.minimum,
} if {
	is_too_few
	not is_scaled
	related.is_told("autoscalers")
}

unknowns contains {
	"code": "RELATED_INCOMPLETE",
	"message": $"whether an autoscaler gives {workloads.title} more than {workloads.replicas} replicas could not be told",
	"path": "/related/autoscalers",
} if {
	is_too_few
	not is_scaled
	not related.is_told("autoscalers")
}

# None is switched off on purpose.
is_too_few if {
	input.workload.kind in parameters.kinds
	workloads.replicas < parameters.minimum
	workloads.replicas > 0
}

is_scaled if {
	some autoscaler in input.related.autoscalers
	object.get(autoscaler, "minReplicas", 1) >= parameters.minimum
}

# A number that somebody wrote holds until an autoscaler says otherwise.
