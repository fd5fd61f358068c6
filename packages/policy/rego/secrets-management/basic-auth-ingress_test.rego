package hasp.policies.secrets_management.basic_auth_ingress_test

import data.hasp.policies.secrets_management.basic_auth_ingress
import data.hasp.testing

found(annotations, spec, refused) := violations if {
	subject := object.union(testing.resource({"apiVersion": "networking.k8s.io/v1", "kind": "Ingress", "metadata": {"name": "web"}, "spec": spec}), {"resource": {"annotations": annotations}})
	violations := basic_auth_ingress.violations with input as subject with data.hasp.parameters["basic-auth-ingress"] as {"refuseWithTls": refused}
}

basic := {"nginx.ingress.kubernetes.io/auth-type": "basic"}

test_finds_a_password_in_clear if {
	found(basic, {}, false) == {{
		"message": "Ingress web asks for a password without TLS",
		"path": "/resource/annotations",
		"observed": basic,
	}}
	every name in ["ingress.kubernetes.io/auth-type", "haproxy.org/auth-type", "haproxy-ingress.github.io/auth-type"] {
		count(found({name: "basic-auth"}, {"tls": []}, false)) == 1
	}
}

test_accepts_tls_unless_that_is_refused if {
	found(basic, {"tls": [{}]}, false) == set()
	{violation.message | some violation in found(basic, {"tls": [{}]}, true)} == {"Ingress web asks for a password that all share"}
}

test_allows_others if {
	found({"nginx.ingress.kubernetes.io/auth-type": "digest"}, {}, true) == set()
	found({}, {}, true) == set()
}
