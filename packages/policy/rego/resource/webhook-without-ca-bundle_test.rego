package hasp.policies.resource.webhook_without_ca_bundle_test

import data.hasp.policies.resource.webhook_without_ca_bundle
import data.hasp.testing

found(client, annotations) := violations if {
	configuration := testing.resource({
		"apiVersion": "admissionregistration.k8s.io/v1",
		"kind": "ValidatingWebhookConfiguration",
		"metadata": {"name": "web"},
		"webhooks": [{"name": "w.example", "clientConfig": client}],
	})
	violations := webhook_without_ca_bundle.violations with input as object.union(configuration, {"resource": {"annotations": annotations}})
}

test_finds_one_without if {
	found({"service": {"name": "w"}}, {"a": "b"}) == {{
		"message": "webhook w.example of ValidatingWebhookConfiguration web has no caBundle",
		"path": "/object/webhooks/0",
		"observed": null,
	}}
	count(found({"service": {"name": "w"}, "caBundle": ""}, {})) == 1
}

test_leaves_the_others_alone if {
	found({"caBundle": "LS0t"}, {}) == set()
	found({"url": "https://a.example"}, {}) == set()
	found({}, {"cert-manager.io/inject-ca-from": "n/c"}) == set()
	found({}, {"service.beta.openshift.io/inject-cabundle": "true"}) == set()
}
