package hasp.policies.resource.slow_webhook_test

import data.hasp.policies.resource.slow_webhook
import data.hasp.testing

found(changes, limit) := violations if {
	violations := slow_webhook.violations
		with input as testing.resource({
			"apiVersion": "admissionregistration.k8s.io/v1",
			"kind": "ValidatingWebhookConfiguration",
			"metadata": {"name": "web"},
			"webhooks": [object.union({"name": "w.example"}, changes)],
		})
		with data.hasp.parameters["slow-webhook"] as {"maxSeconds": limit}
}

test_finds_more_than_the_limit if {
	found({"timeoutSeconds": 11}, 10) == {{
		"message": "webhook w.example of ValidatingWebhookConfiguration web may take 11 s",
		"path": "/object/webhooks/0",
		"observed": 11,
		"expected": 10,
	}}
	found({"timeoutSeconds": 10}, 10) == set()
}

# Without a word it is ten seconds.
test_knows_the_default if {
	count(found({}, 9)) == 1
	found({}, 10) == set()
}
