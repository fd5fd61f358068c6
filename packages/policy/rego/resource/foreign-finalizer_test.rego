package hasp.policies.resource.foreign_finalizer_test

import data.hasp.policies.resource.foreign_finalizer
import data.hasp.testing

found(finalizers, known) := violations if {
	written := {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "s", "finalizers": finalizers}}
	violations := foreign_finalizer.violations with input as testing.resource(written)
		with data.hasp.parameters["foreign-finalizer"] as {"knownDomains": known}
}

test_finds_one_of_nobody if {
	found(["kubernetes.io/pvc-protection", "gone.example/x"], ["acme.example"]) == {{
		"message": "Secret s has the finalizer gone.example/x",
		"path": "/object/metadata/finalizers/1",
		"observed": "gone.example/x",
	}}
	count(found(["xacme.example/x"], ["acme.example"])) == 1
}

test_leaves_the_others_alone if {
	found(["gone.example/x"], []) == set()
	found(["foregroundDeletion", "a.acme.example/x", "acme.example", "snapshot.storage.k8s.io/x"], ["acme.example"]) == set()
	found(null, ["acme.example"]) == set()
}
