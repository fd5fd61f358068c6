package hasp.policies.resource.service_external_name_test

import data.hasp.policies.resource.service_external_name
import data.hasp.testing

found(spec) := violations if {
	violations := service_external_name.violations with input as testing.with_spec("v1", "Service", spec)
		with data.hasp.parameters["service-external-name"] as {"allowedNames": ["db.example"]}
}

test_finds_a_name_elsewhere if {
	found({"type": "ExternalName", "externalName": "evil.example"}) == {{
		"message": "Service web stands for evil.example",
		"path": "/object/spec/externalName",
		"observed": "evil.example",
	}}
	count(found({"type": "ExternalName"})) == 1
}

test_leaves_the_others_alone if {
	found({"type": "ExternalName", "externalName": "db.example"}) == set()
	found({"type": "ClusterIP"}) == set()
}
