package hasp.policies.workload.image_pull_secret_missing_test

import data.hasp.policies.workload.image_pull_secret_missing
import data.hasp.testing

defaults := {"registries": []}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := image_pull_secret_missing.violations with input as subject
		with data.hasp.parameters["image-pull-secret-missing"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

from(secrets, role) := object.union(testing.deployed({"role": role}), {"workload": {"pod": {"imagePullSecrets": secrets}}})

private := {"registries": ["docker.io"]}

test_is_silent_until_it_is_set if {
	found(from([], "app")) == set()
}

test_finds_none if {
	found_with(from([], "init"), private) == {{
		"message": "container web takes its image from docker.io, and Deployment shop names no pull secret",
		"path": "/workload/containers/0/image/registry",
		"observed": "docker.io",
	}}
}

test_allows_others if {
	found_with(from(["registry"], "app"), private) == set()
	found_with(from([], "ephemeral"), private) == set()
	found_with(from([], "app"), {"registries": ["quay.io"]}) == set()
}
