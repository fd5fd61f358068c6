package hasp.policies.resource.webhook_sees_secrets_test

import data.hasp.policies.resource.webhook_sees_secrets
import data.hasp.testing

found(changes) := violations if {
	webhook := object.union({"name": "w.example"}, changes)
	violations := webhook_sees_secrets.violations with input as testing.resource({
		"apiVersion": "admissionregistration.k8s.io/v1",
		"kind": "MutatingWebhookConfiguration",
		"metadata": {"name": "web"},
		"webhooks": [webhook],
	})
}

test_finds_secrets[why] if {
	some why, rule in {
		"by name": {"apiGroups": [""], "resources": ["secrets"]},
		"by all resources": {"apiGroups": [""], "resources": ["*"]},
		"by everything": {"apiGroups": ["*"], "resources": ["*/*"]},
	}
	found({"rules": [rule]}) == {{
		"message": "webhook w.example of MutatingWebhookConfiguration web is shown every Secret that is written",
		"path": "/object/webhooks/0",
		"observed": "secrets",
	}}
}

test_leaves_the_others_alone if {
	found({"rules": [{"apiGroups": [""], "resources": ["pods"]}]}) == set()
	found({"rules": [{"apiGroups": ["apps"], "resources": ["*"]}]}) == set()
	found({"rules": [{"apiGroups": [""], "resources": ["secrets"]}], "objectSelector": {"matchLabels": {"a": "b"}}}) == set()
	found({}) == set()
}
