package hasp.policies.image.approved_registries_test

import data.hasp.policies.image.approved_registries
import data.hasp.testing

found(subject) := violations if {
	violations := approved_registries.violations with input as subject
		with data.hasp.settings.parameters["approved-registries"] as {"registries": ["docker.io/library", "registry.k8s.io/", "localhost:5000", "ghcr.io/acme"]}
}

using(registry, repository) := testing.deployed({"image": {"reference": "written so", "registry": registry, "repository": repository}})

test_allows[name] if {
	some name, parts in {
		"a repository below a prefix": ["docker.io", "library/nginx"],
		"all of a registry": ["registry.k8s.io", "kube-proxy"],
		"a registry with a port": ["localhost:5000", "web"],
		"a deep repository": ["ghcr.io", "acme/team/web"],
		"the prefix itself": ["ghcr.io", "acme"],
	}
	found(using(parts[0], parts[1])) == set()
}

test_refuses[name] if {
	some name, parts in {
		"another part of a registry": ["docker.io", "evil/nginx"],
		"a prefix that ends within a part": ["docker.io", "library-evil/nginx"],
		"a host that begins like one": ["registry.k8s.io.evil.org", "kube-proxy"],
		"a port that begins like one": ["localhost:50001", "web"],
		"another port": ["localhost", "web"],
		"an organisation that begins like one": ["ghcr.io", "acmecorp/web"],
		"a registry as a path": ["evil.org", "docker.io/library/nginx"],
		"no registry": ["", ""],
	}
	testing.paths(found(using(parts[0], parts[1]))) == {"/workload/containers/0/image/reference"}
}

test_fills_in_the_defaults_of_docker[reference] if {
	some reference in ["nginx", "nginx:1.27", "docker.io/nginx", "index.docker.io/library/nginx", "library/nginx"]
	found(testing.image({"reference": reference})) == set()
}

test_judges_an_image_by_its_reference if {
	found(testing.image({"reference": "quay.io/acme/web:1"})) == {{
		"message": "image quay.io/acme/web:1 comes from quay.io/acme/web, which is below no approved registry",
		"path": "/image/reference",
		"observed": "quay.io/acme/web:1",
	}}
	count(found(testing.image({"reference": "acme/web"}))) == 1
}

# Issue 6, 8.
test_sees_an_image_that_is_mounted_as_a_volume if {
	volumes := [
		{"name": "a", "type": "image", "reference": "evil.example.com/data:1", "mounted": true},
		{"name": "b", "type": "image", "reference": "registry.k8s.io/data:1", "mounted": false},
		{"name": "c", "type": "image", "mounted": false},
	]
	testing.paths(found(testing.with_pod({"volumes": volumes}))) == {"/workload/pod/volumes/0"}
}
