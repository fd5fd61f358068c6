# METADATA
# scope: package
# title: Scaled beyond the limit
# description: |
#   Scaling goes past the object that the limits of replicas are written in, so a typing error or an attack takes the whole cluster.
# custom:
#   id: scale-limit
#   severity: medium
#   subjects: [access]
#   needs: [object]
#   phases: [deploy]
#   enforcement: audit
#   profiles:
#     strict: warn
#   remediation: >-
#     Ask for fewer replicas, or raise `maxReplicas` for this namespace by a scope.
#   references:
#     - MITRE T1496
#     - CWE-770
#   parameters:
#     type: object
#     properties:
#       maxReplicas:
#         type: integer
#         description: The most replicas that may be asked for.
#         default: 100
package hasp.policies.resource.scale_limit

violations contains {
	"message": $"{input.access.user.name} scales {input.access.resource.resource}/{object.get(input.access, "name", "?")} to {replicas}",
	"path": "/object/spec/replicas",
	"observed": replicas,
	"expected": limit,
} if {
	input.access.subresource == "scale"
	replicas := input.object.spec.replicas
	replicas > limit
}

limit := data.hasp.parameters["scale-limit"].maxReplicas
