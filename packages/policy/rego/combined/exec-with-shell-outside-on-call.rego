# METADATA
# scope: package
# title: Shell at hand in production for somebody who is not on call
# description: |
#   A command in a container of which the image has a shell is a session, not a look. In production only those who are on call
#   have a reason. Silent until the group is named.
# custom:
#   id: exec-with-shell-outside-on-call
#   severity: high
#   subjects: [access]
#   phases: [deploy, run]
#   enforcement: enforce
#   profiles:
#     strict: enforce
#   remediation: >-
#     Ask the group that is on call; build the image without a shell (distroless) and debug with an ephemeral container.
#   references:
#     - CIS-Kubernetes-1.10.0 5.1.4
#     - CIS-Docker-1.6.0 4.3
#     - MITRE T1609
#     - MITRE T1059.004
#     - NIST-800-190 4.3.1
#   parameters:
#     type: object
#     properties:
#       onCall:
#         type: array
#         items: {type: string}
#         description: Groups and users that are on call; none means that nothing is asked.
#         default: []
#       environments:
#         type: array
#         items: {type: string}
#         description: Environments that count as production.
#         default: [production, prod]
#       label:
#         type: string
#         description: Label of a namespace that names its environment.
#         default: "environment"
#       toolPolicies:
#         type: array
#         items: {type: string}
#         description: Policies over images whose violations are shells and other tools.
#         default: [production-tools]
package hasp.policies.combined.exec_with_shell_outside_on_call

import data.hasp.lib.accesses
import data.hasp.lib.production

parameters := data.hasp.parameters["exec-with-shell-outside-on-call"]

violations contains {
	"message": $"{accesses.told} executes a command in container {container.name} of Pod {accesses.place} in production, is in none of {concat(", ", parameters.onCall)}, and the image has tools: {finding.message}",
	"path": $"/target/containers/{i}/image",
	"observed": {"user": accesses.told, "finding": finding.message},
} if {
	is_asked
	some i, container in input.target.containers
	object.get(object.get(input.access, "options", {}), "container", container.name) == container.name
	some finding in container.image.decision.violations
	finding.policy in parameters.toolPolicies
}

unknowns contains {
	"message": $"what the image of Pod {accesses.place} holds could not be told",
	"path": "/access",
} if {
	is_asked
	not input.target
}

is_asked if {
	input.access.subresource == "exec"
	count(parameters.onCall) > 0
	accesses.happened
	not accesses.is_one_of(parameters.onCall)
	production.is_in(parameters.environments, parameters.label)
}
