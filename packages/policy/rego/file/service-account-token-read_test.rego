package hasp.policies.file.service_account_token_read_test

import data.hasp.policies.file.service_account_token_read
import data.hasp.testing

found(subject) := violations if {
	violations := service_account_token_read.violations with input as subject
}

test_finds[why] if {
	some why, subject in {
		"by cat": testing.reads("/run/secrets/kubernetes.io/serviceaccount/..2026_11_24/token"),
		"by a shell": testing.by(testing.reads("/run/secrets/kubernetes.io/serviceaccount/..2026_11_24/token"), "/bin/bash"),
	}
	testing.paths(found(subject)) == {"/event/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"by the program": testing.by(testing.reads("/run/secrets/kubernetes.io/serviceaccount/..2026_11_24/token"), "/web"),
		"the certificate": testing.reads("/run/secrets/kubernetes.io/serviceaccount/ca.crt"),
		"written": testing.writes("/run/secrets/kubernetes.io/serviceaccount/..2026_11_24/token"),
		"the namespace": testing.reads("/run/secrets/kubernetes.io/serviceaccount/namespace"),
		"another file": testing.reads("/run/secrets/x/token"),
		"by the entrypoint": testing.by_entrypoint(testing.reads("/run/secrets/kubernetes.io/serviceaccount/..2026_11_24/token")),
		"in a build": testing.in_build(testing.reads("/run/secrets/kubernetes.io/serviceaccount/..2026_11_24/token")),
	}
	found(subject) == set()
}
