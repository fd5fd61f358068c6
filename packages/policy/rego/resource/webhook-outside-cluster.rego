# METADATA
# scope: package
# title: Webhook outside the cluster
# description: |
#   A webhook by URL is sent every object that it is about, out of the cluster, and decides on them from where nobody watches.
# custom:
#   id: webhook-outside-cluster
#   severity: medium
#   subjects: [resource]
#   resources: [ValidatingWebhookConfiguration, MutatingWebhookConfiguration]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Run the webhook in the cluster and name its Service in `clientConfig.service`, or list the beginning of its URL in
#     `allowedUrls`.
#   references:
#     - MITRE T1557
#     - CWE-441
#   parameters:
#     type: object
#     properties:
#       allowedUrls:
#         type: array
#         items: {type: string}
#         description: Beginnings of URLs that webhooks may have.
#         default: []
package hasp.policies.resource.webhook_outside_cluster

import data.hasp.lib.objects
import data.hasp.lib.webhooks

violations contains {
	"message": $"webhook {webhook.name} of {objects.title} is asked at {webhook.url}",
	"path": $"{at}/clientConfig/url",
	"observed": webhook.url,
} if {
	some at, webhook in webhooks.all
	webhook.url != ""
	not is_allowed(webhook.url)
}

is_allowed(url) if {
	some beginning in data.hasp.parameters["webhook-outside-cluster"].allowedUrls
	startswith(url, beginning)
}
