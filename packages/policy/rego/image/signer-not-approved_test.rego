package hasp.policies.image.signer_not_approved_test

import data.hasp.policies.image.signer_not_approved
import data.hasp.testing

found(changes, parameters) := violations if {
	violations := signer_not_approved.violations with input as testing.image(changes)
		with data.hasp.parameters["signer-not-approved"] as object.union({"identities": ["https://github.com/acme/"], "issuers": [], "keys": ["k1"], "required": false}, parameters)
}

signed(changes) := {"signatures": [object.union({"kind": "cosign", "verified": true}, changes)]}

test_finds_a_strange_signer[why] if {
	some why, changes in {
		"no signer": {},
		"another identity": {"identity": "https://github.com/acme-evil/app"},
		"another key": {"keyId": "k2"},
		"not verified": {"identity": "https://github.com/acme/app", "verified": false},
		"a key not verified": {"keyId": "k1", "verified": false},
	}
	testing.paths(found(signed(changes), {})) == {"/image/signatures"}
}

test_finds_that_nobody_signed if {
	{violation.message | some violation in found({"signatures": []}, {})} == {"none of the 0 signatures of the image is by an approved signer"}
}

test_leaves_an_approved_signer_alone[why] if {
	some why, case in {
		"below an address": {"by": {"identity": "https://github.com/acme/app"}, "parameters": {}},
		"by key": {"by": {"keyId": "k1"}, "parameters": {"identities": []}},
		"a whole identity": {"by": {"identity": "a@acme.example"}, "parameters": {"identities": ["a@acme.example"], "keys": []}},
		"with its issuer": {"by": {"identity": "https://github.com/acme/app", "issuer": "i"}, "parameters": {"issuers": ["i"]}},
	}
	found(signed(case.by), case.parameters) == set()
}

test_asks_for_the_issuer if {
	by := signed({"identity": "https://github.com/acme/app", "issuer": "j"})
	count(found(by, {"issuers": ["i"]})) == 1
	count(found(signed({"identity": "https://github.com/acme/app"}), {"issuers": ["i"]})) == 1
}

test_takes_an_identity_as_a_whole if {
	count(found(signed({"identity": "a@acme.example.evil"}), {"identities": ["a@acme.example"]})) == 1
}

test_asks_nothing_until_a_signer_is_named if {
	found({"signatures": []}, {"identities": [], "keys": []}) == set()
}

undecided(changes, parameters) := unknowns if {
	unknowns := signer_not_approved.unknowns with input as testing.image(changes)
		with data.hasp.parameters["signer-not-approved"] as object.union({"identities": [], "issuers": [], "keys": []}, parameters)
}

test_cannot_tell_where_nobody_looked if {
	undecided({}, {"keys": ["k1"]}) == {{"message": "who signed the image is not known: nobody looked", "path": "/image"}}
	count(undecided({}, {"identities": ["a"]})) == 1
	undecided({}, {}) == set()
	undecided({"signatures": []}, {"keys": ["k1"]}) == set()
}
