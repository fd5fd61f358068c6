# METADATA
# scope: package
# title: Webhook without an authority for its certificate
# description: |
#   Without a `caBundle` the API server cannot tell the webhook's certificate from another, and the calls fail or are answered by
#   somebody else.
# custom:
#   id: webhook-without-ca-bundle
#   severity: low
#   subjects: [resource]
#   resources: [ValidatingWebhookConfiguration, MutatingWebhookConfiguration]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: warn
#   remediation: >-
#     Set `clientConfig.caBundle`, or let cert-manager fill it in by the annotation `cert-manager.io/inject-ca-from`.
#   references:
#     - CWE-295
package hasp.policies.resource.webhook_without_ca_bundle

import data.hasp.lib.objects
import data.hasp.lib.webhooks

violations contains {
	"message": $"webhook {webhook.name} of {objects.title} has no caBundle",
	"path": at,
	"observed": null,
} if {
	some at, webhook in webhooks.all
	webhook.url == ""
	not webhook.has_authority
	not is_injected
}

# Who fills it in says so by an annotation.
is_injected if {
	some key, _ in input.resource.annotations
	some word in ["inject-ca", "inject-cabundle"]
	contains(key, word)
}
