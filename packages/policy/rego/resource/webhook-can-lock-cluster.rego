# METADATA
# scope: package
# title: Webhook that can lock the cluster
# description: |
#   A webhook that must answer for the objects of kube-system, or for nodes and leases, stops the cluster when it is down, and
#   itself with it.
# custom:
#   id: webhook-can-lock-cluster
#   severity: high
#   subjects: [resource]
#   resources: [ValidatingWebhookConfiguration, MutatingWebhookConfiguration]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Leave kube-system out by a `namespaceSelector` over `kubernetes.io/metadata.name`, name the resources in `rules`, or set
#     `failurePolicy` to `Ignore`.
#   references:
#     - NIST-800-190 4.3.5
#     - MITRE T1499
#     - CWE-400
package hasp.policies.resource.webhook_can_lock_cluster

import data.hasp.lib.objects
import data.hasp.lib.webhooks

violations contains {
	"message": $"webhook {webhook.name} of {objects.title} must answer for {resource} of every namespace",
	"path": at,
	"observed": resource,
} if {
	some at, webhook in webhooks.all
	webhook.must_answer
	not webhook.leaves_system_out
	some resource in webhook.vital
}
