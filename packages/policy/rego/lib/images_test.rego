package hasp.lib.images_test

import data.hasp.lib.images

test_parses[reference] if {
	some reference, expected in {
		"nginx": ["docker.io/library/nginx", ""],
		"nginx:1.27": ["docker.io/library/nginx", "1.27"],
		"docker.io/nginx": ["docker.io/library/nginx", ""],
		"index.docker.io/library/nginx:1": ["docker.io/library/nginx", "1"],
		"grafana/grafana": ["docker.io/grafana/grafana", ""],
		"localhost/app:dev": ["localhost/app", "dev"],
		"localhost:5000/app": ["localhost:5000/app", ""],
		"localhost:5000/app:dev": ["localhost:5000/app", "dev"],
		"[2001:db8::1]:5000/repo": ["[2001:db8::1]:5000/repo", ""],
		"foo/foo_bar.com:8080": ["docker.io/foo/foo_bar.com", "8080"],
		"quay.io/a/b:v1@sha256:aa": ["quay.io/a/b", "v1"],
		"quay.io/a/b@sha256:aa": ["quay.io/a/b", ""],
		"Registry/library/app:1": ["Registry/library/app", "1"],
		"registry.k8s.io/pause:3.10": ["registry.k8s.io/pause", "3.10"],
	}
	image := images.parse(reference)
	[image.name, image.tag] == expected
}

test_names if {
	images.names("r/n", "", "") == {"r/n"}
	images.names("r/n", "1", "") == {"r/n", "r/n:1"}
	images.names("r/n", "1", "sha256:a") == {"r/n", "r/n:1", "r/n@sha256:a", "r/n:1@sha256:a"}
}
