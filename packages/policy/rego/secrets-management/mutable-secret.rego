# METADATA
# scope: package
# title: Secret that can be changed
# description: |
#   An immutable Secret cannot be changed by accident or by somebody who wants another value in it, and the kubelet need not
#   watch it. A new value is a new Secret, which the workload names.
# custom:
#   id: mutable-secret
#   severity: low
#   subjects: [resource]
#   resources: [Secret]
#   phases: [build, deploy]
#   needs: [object]
#   enforcement: audit
#   profiles:
#     strict: audit
#   remediation: >-
#     Set `immutable: true` and give each version of the Secret a name of its own (`secretGenerator` of Kustomize does).
#   references:
#     - NIST-800-190 4.1.4
#     - CWE-471
#   parameters:
#     type: object
#     properties:
#       types:
#         type: array
#         items: {type: string}
#         description: Types of Secrets that are asked.
#         default: [Opaque, kubernetes.io/basic-auth, kubernetes.io/ssh-auth, kubernetes.io/dockerconfigjson]
package hasp.policies.secrets_management.mutable_secret

parameters := data.hasp.parameters["mutable-secret"]

violations contains {
	"message": $"Secret {object.get(input.resource, "name", "*")} can be changed",
	"path": "/object",
	"observed": object.get(input.object, "immutable", false),
	"expected": true,
} if {
	not input.object.immutable == true
	object.get(input.object, "type", "Opaque") in parameters.types
}
