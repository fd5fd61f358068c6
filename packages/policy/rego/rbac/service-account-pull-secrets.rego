# METADATA
# scope: package
# title: Pull secret that is not allowed
# description: |
#   A registry password in an account's `imagePullSecrets` is used by every Pod of the account, and read by whoever reads Secrets
#   there.
# custom:
#   id: service-account-pull-secrets
#   severity: low
#   subjects: [resource]
#   resources: [ServiceAccount]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: warn
#   profiles:
#     strict: warn
#   remediation: >-
#     Let the kubelet's credential provider pull images, or use one of the Secrets in `allowed`.
#   references:
#     - NIST-800-190 4.2.3
#     - CWE-522
#   parameters:
#     type: object
#     properties:
#       allowed:
#         type: array
#         items: {type: string}
#         description: Names of pull secrets that accounts may list; empty allows every one.
#         default: []
package hasp.policies.rbac.service_account_pull_secrets

import data.hasp.lib.objects

violations contains {
	"message": $"{objects.title} pulls images with the Secret {name}",
	"path": path,
	"observed": name,
	"expected": allowed,
} if {
	count(allowed) > 0
	some path, one in objects.parts(input.object, "imagePullSecrets", "/object")
	name := object.get(one, "name", "")
	not name in allowed
}

allowed := data.hasp.parameters["service-account-pull-secrets"].allowed
