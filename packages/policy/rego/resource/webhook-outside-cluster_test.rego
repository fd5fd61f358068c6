package hasp.policies.resource.webhook_outside_cluster_test

import data.hasp.policies.resource.webhook_outside_cluster
import data.hasp.testing

found(client) := violations if {
	violations := webhook_outside_cluster.violations
		with input as testing.resource({
			"apiVersion": "admissionregistration.k8s.io/v1",
			"kind": "ValidatingWebhookConfiguration",
			"metadata": {"name": "web"},
			"webhooks": [{"name": "w.example", "clientConfig": client}],
		})
		with data.hasp.parameters["webhook-outside-cluster"] as {"allowedUrls": ["https://127.0.0.1:"]}
}

test_finds_a_url if {
	found({"url": "https://evil.example/"}) == {{
		"message": "webhook w.example of ValidatingWebhookConfiguration web is asked at https://evil.example/",
		"path": "/object/webhooks/0/clientConfig/url",
		"observed": "https://evil.example/",
	}}
}

test_leaves_the_others_alone if {
	found({"service": {"name": "w", "namespace": "n"}}) == set()
	found({"url": "https://127.0.0.1:8443/"}) == set()
	found("x") == set()
}
