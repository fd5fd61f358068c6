# METADATA
# scope: package
# title: Webhook with a long time limit
# description: |
#   Every request that a webhook is asked about waits for it, so a webhook that hangs holds the API server up for the whole time
#   limit.
# custom:
#   id: slow-webhook
#   severity: low
#   subjects: [resource]
#   resources: [ValidatingWebhookConfiguration, MutatingWebhookConfiguration]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: warn
#   remediation: >-
#     Set `timeoutSeconds` to 5 or less.
#   references:
#     - MITRE T1499
#     - CWE-400
#   parameters:
#     type: object
#     properties:
#       maxSeconds:
#         type: integer
#         description: The longest time limit that is taken.
#         default: 10
package hasp.policies.resource.slow_webhook

import data.hasp.lib.objects
import data.hasp.lib.webhooks

violations contains {
	"message": $"webhook {webhook.name} of {objects.title} may take {webhook.seconds} s",
	"path": at,
	"observed": webhook.seconds,
	"expected": limit,
} if {
	some at, webhook in webhooks.all
	webhook.seconds > limit
}

limit := data.hasp.parameters["slow-webhook"].maxSeconds
