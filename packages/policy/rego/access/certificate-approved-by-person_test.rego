package hasp.policies.access.certificate_approved_by_person_test

import data.hasp.policies.access.certificate_approved_by_person
import data.hasp.testing

parameters := {"allowed": ["admin"]}

access(changes) := {"contract": 1, "phase": "deploy", "kind": "access", "context": {"time": testing.now}, "access": object.union(
	{"verb": "update", "resource": {"group": "", "version": "v1", "resource": "certificatesigningrequests"}, "subresource": "approval", "namespace": "shop", "name": "web-1", "user": {"name": "ann", "groups": ["dev"]}},
	changes,
)}

found(changes, changed) := violations if {
	violations := certificate_approved_by_person.violations with input as access(changes)
		with data.hasp.parameters["certificate-approved-by-person"] as object.union(parameters, changed)
}

test_finds_one if {
	found({}, {}) == {{"message": "ann approves the certificate request web-1", "path": "/access/user", "observed": "ann"}}
}

test_allows_the_others if {
	found({"verb": "get"}, {}) == set()
	found({"code": 403}, {}) == set()
	found({"subresource": "status"}, {}) == set()
	found({"resource": {"resource": "pods"}}, {}) == set()
	found({"user": {"name": "admin", "groups": []}}, {}) == set()
	found({"user": {"name": "system:serviceaccount:kube-system:certificate-controller", "groups": []}}, {}) == set()
}
