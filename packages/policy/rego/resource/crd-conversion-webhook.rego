# METADATA
# scope: package
# title: CustomResourceDefinition converted outside the cluster
# description: |
#   A conversion webhook by URL is sent every object of the kind each time somebody reads it, and may answer with another.
# custom:
#   id: crd-conversion-webhook
#   severity: medium
#   subjects: [resource]
#   resources: [CustomResourceDefinition]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Name a Service of the cluster in `spec.conversion.webhook.clientConfig.service`.
#   references:
#     - MITRE T1557
#     - CWE-441
package hasp.policies.resource.crd_conversion_webhook

import data.hasp.lib.objects

violations contains {
	"message": $"{objects.title} is converted at {url}",
	"path": "/object/spec/conversion/webhook/clientConfig/url",
	"observed": url,
} if {
	url := objects.spec.conversion.webhook.clientConfig.url
}
