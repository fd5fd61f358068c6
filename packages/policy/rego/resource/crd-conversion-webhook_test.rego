package hasp.policies.resource.crd_conversion_webhook_test

import data.hasp.policies.resource.crd_conversion_webhook
import data.hasp.testing

found(client) := violations if {
	spec := {"conversion": {"strategy": "Webhook", "webhook": {"clientConfig": client}}}
	violations := crd_conversion_webhook.violations with input as testing.with_spec("apiextensions.k8s.io/v1", "CustomResourceDefinition", spec)
}

test_finds_a_url if {
	found({"url": "https://evil.example"}) == {{
		"message": "CustomResourceDefinition web is converted at https://evil.example",
		"path": "/object/spec/conversion/webhook/clientConfig/url",
		"observed": "https://evil.example",
	}}
}

test_leaves_the_others_alone if {
	found({"service": {"name": "w"}}) == set()
	found("x") == set()
}
