package hasp.policies.image.signature_not_valid_test

import data.hasp.policies.image.signature_not_valid
import data.hasp.testing

found(changes) := violations if {
	violations := signature_not_valid.violations with input as testing.image(changes)
}

test_finds_it if {
	found({"signatures": [{"kind": "cosign", "verified": true}, {"kind": "notation", "verified": false, "keyId": "k", "problem": "the key is not trusted"}]}) == {{
		"message": "the notation signature 1 does not verify: the key is not trusted",
		"path": "/image/signatures/1",
		"observed": {"kind": "notation", "keyId": "k"},
	}}
	{violation.message | some violation in found({"signatures": [{"kind": "cosign", "verified": false}]})} == {"the cosign signature 0 does not verify"}
}

test_leaves_others_alone if {
	found({"signatures": [{"kind": "cosign", "verified": true}]}) == set()
	found({"signatures": []}) == set()
	found({}) == set()
}
