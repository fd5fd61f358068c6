package hasp.policies.resource.ingress_default_backend_test

import data.hasp.policies.resource.ingress_default_backend
import data.hasp.testing

found(spec) := violations if {
	violations := ingress_default_backend.violations with input as testing.with_spec("networking.k8s.io/v1", "Ingress", spec)
}

test_finds_both_spellings[name] if {
	some name in ["defaultBackend", "backend"]
	found({name: {"service": {"name": "web"}}}) == {{
		"message": "Ingress web serves what no rule takes",
		"path": $"/object/spec/{name}",
		"observed": {"service": {"name": "web"}},
	}}
}

test_leaves_rules_alone if {
	found({"rules": [{"host": "a.example"}], "defaultBackend": null}) == set()
}
