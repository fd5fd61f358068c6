# METADATA
# scope: package
# title: Webhook that is shown Secrets
# description: |
#   A webhook over Secrets is sent the content of each that is written, and a mutating one may change it.
# custom:
#   id: webhook-sees-secrets
#   severity: medium
#   subjects: [resource]
#   resources: [ValidatingWebhookConfiguration, MutatingWebhookConfiguration]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: warn
#   remediation: >-
#     Take `secrets` out of `rules`, or limit the webhook by an `objectSelector` or `matchConditions`.
#   references:
#     - MITRE T1552.007
#     - CWE-200
package hasp.policies.resource.webhook_sees_secrets

import data.hasp.lib.objects
import data.hasp.lib.webhooks

violations contains {
	"message": $"webhook {webhook.name} of {objects.title} is shown every Secret that is written",
	"path": at,
	"observed": "secrets",
} if {
	some at, webhook in webhooks.all
	webhook.sees_secrets
}
