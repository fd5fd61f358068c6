package hasp.policies.resource.webhook_can_lock_cluster_test

import data.hasp.policies.resource.webhook_can_lock_cluster
import data.hasp.testing

found(changes) := violations if {
	webhook := object.union({"name": "w.example", "rules": [{"apiGroups": [""], "resources": ["pods"]}]}, changes)
	violations := webhook_can_lock_cluster.violations with input as testing.resource({
		"apiVersion": "admissionregistration.k8s.io/v1",
		"kind": "ValidatingWebhookConfiguration",
		"metadata": {"name": "web"},
		"webhooks": [webhook],
	})
}

# Without a word the failure policy is Fail.
test_finds_one_that_must_answer if {
	found({}) == {{
		"message": "webhook w.example of ValidatingWebhookConfiguration web must answer for pods of every namespace",
		"path": "/object/webhooks/0",
		"observed": "pods",
	}}
	count(found({"failurePolicy": "Fail"})) == 1
}

test_leaves_the_others_alone if {
	found({"failurePolicy": "Ignore"}) == set()
	found({"rules": [{"apiGroups": ["example.com"], "resources": ["widgets"]}]}) == set()
	found({"namespaceSelector": {"matchLabels": {"team": "shop"}}}) == set()
}
