package hasp.policies.resource.ingress_injection_test

import data.hasp.policies.resource.ingress_injection
import data.hasp.testing

found(annotations, path) := violations if {
	spec := {"rules": [{"host": "a.example", "http": {"paths": [{"path": path}]}}]}
	written := object.union(testing.with_spec("networking.k8s.io/v1", "Ingress", spec), {"resource": {"annotations": annotations}})
	violations := ingress_injection.violations with input as written
}

test_finds_what_breaks_out_of[name] if {
	some name in [
		"auth-url",
		"auth-tls-match-cn",
		"mirror-target",
		"mirror-host",
		"permanent-redirect",
		"rewrite-target",
		"auth-signin",
		"auth-tls-secret",
		"auth-method",
		"app-root",
	]
	found({$"nginx.ingress.kubernetes.io/{name}": "x;y"}, "/") == {{
		"message": $"Ingress web has a semicolon in the annotation nginx.ingress.kubernetes.io/{name}",
		"path": $"/resource/annotations/nginx.ingress.kubernetes.io~1{name}",
		"observed": "a semicolon",
	}}
}

test_finds_every_way_out[value] if {
	some value in ["a;", "a{", "a\n", "a\r", "a\""]
	count(found({"nginx.ingress.kubernetes.io/auth-url": value}, "/")) == 1
}

test_finds_it_in_paths[path] if {
	some path in ["/a;", "/a{", "/a\n", "/a\r", "/a\"", "/var/run/secrets/x", "/proc/self/environ", "/x_by_lua"]
	testing.paths(found({}, path)) == {"/object/spec/rules/0/http/paths/0/path"}
}

test_says_what_a_path_has if {
	found({}, "/a;b") == {{
		"message": "Ingress web has a semicolon in the path /a;b",
		"path": "/object/spec/rules/0/http/paths/0/path",
		"observed": "/a;b",
	}}
}

test_leaves_ordinary_ones_alone if {
	found({"nginx.ingress.kubernetes.io/auth-url": "https://auth.example/verify?x=$request_uri", "team": "a;b"}, "/api(/|$)(.*)") == set()
}
