package hasp.policies.resource.ingress_snippet_test

import data.hasp.policies.resource.ingress_snippet
import data.hasp.testing

found(annotations) := violations if {
	written := object.union(testing.with_spec("networking.k8s.io/v1", "Ingress", {}), {"resource": {"annotations": annotations}})
	violations := ingress_snippet.violations with input as written
}

test_finds[name] if {
	some name in ["configuration-snippet", "server-snippet", "auth-snippet", "stream-snippet", "modsecurity-snippet"]
	found({$"nginx.ingress.kubernetes.io/{name}": "return 200;"}) == {{
		"message": $"Ingress web has configuration of nginx in the annotation nginx.ingress.kubernetes.io/{name}",
		"path": $"/resource/annotations/nginx.ingress.kubernetes.io~1{name}",
		"observed": $"nginx.ingress.kubernetes.io/{name}",
	}}
}

test_finds_those_of_another_controller if {
	count(found({"nginx.org/server-snippets": "x"})) == 1
}

test_leaves_the_others_alone if {
	found({"nginx.ingress.kubernetes.io/rewrite-target": "/", "nginx.ingress.kubernetes.io/server-snippet": " "}) == set()
}
