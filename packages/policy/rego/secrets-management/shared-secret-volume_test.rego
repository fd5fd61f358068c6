package hasp.policies.secrets_management.shared_secret_volume_test

import data.hasp.policies.secrets_management.shared_secret_volume
import data.hasp.testing

container(name, role) := testing.container({"name": name, "role": role, "mounts": [{"volume": "v", "type": "secret", "destination": "/x", "readOnly": true}]})

found(containers, type, maximum) := violations if {
	subject := object.union(testing.workload(containers), {"workload": {"pod": {"volumes": [{"name": "v", "type": type, "mounted": true}]}}})
	violations := shared_secret_volume.violations with input as subject with data.hasp.parameters["shared-secret-volume"] as {"maximum": maximum}
}

test_finds_a_secret_of_two if {
	found([container("a", "app"), container("b", "sidecar"), testing.container({})], "secret", 1) == {{
		"message": "Secret volume v is mounted by 2 containers: a, b",
		"path": "/workload/pod/volumes/0",
		"observed": ["a", "b"],
	}}
}

test_allows[why] if {
	some why, one in {
		"one container": {"of": [container("a", "app"), testing.container({})], "type": "secret", "maximum": 1},
		"an init container beside it": {"of": [container("a", "init"), container("b", "app")], "type": "secret", "maximum": 1},
		"as many as are set": {"of": [container("a", "app"), container("b", "app")], "type": "secret", "maximum": 2},
		"another volume beside it": {
			"of": [container("a", "app"), testing.container({"mounts": [{"volume": "w", "type": "emptyDir", "destination": "/w", "readOnly": false}]})],
			"type": "secret",
			"maximum": 1,
		},
		"a volume of another type": {"of": [container("a", "app"), container("b", "app")], "type": "emptyDir", "maximum": 1},
	}
	found(one.of, one.type, one.maximum) == set()
}
