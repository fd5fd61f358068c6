package hasp.policies.secrets_management.certificate_without_rotation_test

import data.hasp.policies.secrets_management.certificate_without_rotation
import data.hasp.testing

subject(spec) := testing.resource({"apiVersion": "cert-manager.io/v1", "kind": "Certificate", "metadata": {"name": "s"}, "spec": spec})

found(spec, parameters) := violations if {
	violations := certificate_without_rotation.violations with input as subject(spec)
		with data.hasp.parameters["certificate-without-rotation"] as parameters
}

limit := {"maximumHours": 9552}

test_finds_a_key_that_stays if {
	found({"privateKey": {"rotationPolicy": "Never"}}, limit) == {{
		"message": "Certificate s keeps its key when it is renewed",
		"path": "/object/spec/privateKey/rotationPolicy",
		"observed": "Never",
		"expected": "Always",
	}}
}

test_finds_a_long_life if {
	found({"duration": "9553h0m0s"}, limit) == {{
		"message": "Certificate s lives 9553 hours, more than 9552",
		"path": "/object/spec/duration",
		"observed": "9553h0m0s",
	}}
	count(found({"duration": "87600h", "isCA": false}, limit)) == 1
}

test_allows_the_others if {
	found({"privateKey": {"rotationPolicy": "Always"}, "duration": "9552h"}, limit) == set()
	found({"duration": "87600h", "isCA": true}, limit) == set()
	found({"duration": "90m"}, limit) == set()
	found({}, limit) == set()
}
