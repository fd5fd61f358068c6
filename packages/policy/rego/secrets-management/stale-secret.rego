# METADATA
# scope: package
# title: Secret that was not rotated for long
# description: |
#   The longer a credential lives, the more copies of it there are, and the more people have seen it who have left since. The
#   age counts from the making of the Secret, or from the newest annotation that says when it was rotated.
# custom:
#   id: stale-secret
#   severity: low
#   subjects: [resource]
#   resources: [Secret]
#   phases: [deploy, run]
#   needs: [object]
#   enforcement: audit
#   profiles:
#     strict: audit
#   remediation: >-
#     Rotate the credential and make the Secret anew, or say when it was rotated by one of the annotations of the parameter.
#   references:
#     - NIST-800-190 4.1.4
#     - CIS-Kubernetes-1.10.0 5.4.2
#     - CWE-324
#   parameters:
#     type: object
#     properties:
#       maximumDays:
#         type: integer
#         minimum: 1
#         maximum: 3650
#         description: Days after which a Secret counts as old.
#         default: 180
#       annotations:
#         type: array
#         items: {type: string}
#         description: Annotations that say when the values were rotated, as RFC 3339.
#         default: [rotated-at, secret.hasp.org/rotated-at]
#       ignoredTypes:
#         type: array
#         items: {type: string}
#         description: Types of Secrets that are no credentials of their own or are judged elsewhere.
#         default: [helm.sh/release.v1, kubernetes.io/service-account-token, bootstrap.kubernetes.io/token]
package hasp.policies.secrets_management.stale_secret

import data.hasp.lib.dates

parameters := data.hasp.parameters["stale-secret"]

violations contains {
	"message": $"Secret {object.get(input.resource, "name", "*")} is of {substring(newest, 0, 10)}, more than {parameters.maximumDays} days ago",
	"path": "/object/metadata",
	"observed": newest,
} if {
	is_string(created)
	not object.get(input.object, "type", "Opaque") in parameters.ignoredTypes
	not is_renewed
	newest := max({created} | rotations)
	newest < oldest
}

created := input.object.metadata.creationTimestamp

rotations := {at |
	some name in parameters.annotations
	at := input.resource.annotations[name]
	startswith(at, "2")
}

oldest := dates.days_before(input.context.time, parameters.maximumDays)

# What makes these renews them.
is_renewed if input.resource.annotations["cert-manager.io/certificate-name"]

is_renewed if input.resource.annotations["reconcile.external-secrets.io/data-hash"]

is_renewed if {
	some owner in input.resource.owners
	owner.kind in ["ExternalSecret", "SealedSecret", "Certificate"]
}
