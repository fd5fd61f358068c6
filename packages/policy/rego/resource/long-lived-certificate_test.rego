package hasp.policies.resource.long_lived_certificate_test

import data.hasp.policies.resource.long_lived_certificate
import data.hasp.testing

found(spec) := violations if {
	violations := long_lived_certificate.violations with input as testing.with_spec("cert-manager.io/v1", "Certificate", spec)
		with data.hasp.parameters["long-lived-certificate"] as {"maxHours": 100}
}

test_finds_a_long_life if {
	found({"duration": "101h0m0s"}) == {{
		"message": "Certificate web lives for 101h0m0s",
		"path": "/object/spec/duration",
		"observed": "101h0m0s",
		"expected": "100h",
	}}
}

test_leaves_the_others_alone if {
	found({"duration": "100h"}) == set()
	found({"duration": "9000m"}) == set()
	found({}) == set()
}
