package hasp.policies.resource.insecure_api_service_test

import data.hasp.policies.resource.insecure_api_service
import data.hasp.testing

found(spec) := violations if {
	violations := insecure_api_service.violations with input as testing.with_spec("apiregistration.k8s.io/v1", "APIService", spec)
}

test_finds_one_that_does_not_check[value] if {
	some value in [true, "true"]
	found({"insecureSkipTLSVerify": value}) == {{
		"message": "APIService web does not check the certificate of its server",
		"path": "/object/spec/insecureSkipTLSVerify",
		"observed": value,
		"expected": false,
	}}
}

test_leaves_the_others_alone if {
	found({"insecureSkipTLSVerify": false, "caBundle": "x"}) == set()
	found({}) == set()
}
