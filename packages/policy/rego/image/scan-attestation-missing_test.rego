package hasp.policies.image.scan_attestation_missing_test

import data.hasp.policies.image.scan_attestation_missing
import data.hasp.testing

found(changes, parameters) := violations if {
	violations := scan_attestation_missing.violations with input as testing.image(changes)
		with data.hasp.parameters["scan-attestation-missing"] as object.union({"predicates": ["https://cosign.sigstore.dev/attestation/vuln", "https://in-toto.io/attestation/vulns"], "required": false}, parameters)
}

attested(type, verified) := {"attestations": [{"predicateType": "https://x.example/other", "verified": true}, {"predicateType": type, "verified": verified}]}

test_finds_none if {
	found(attested("https://x.example/y", true), {}) == {{
		"message": "none of the 2 attestations of the image is a vulnerability scan that verifies",
		"path": "/image/attestations",
		"observed": ["https://x.example/other", "https://x.example/y"],
		"expected": ["https://cosign.sigstore.dev/attestation/vuln", "https://in-toto.io/attestation/vulns"],
	}}
	count(found({"attestations": []}, {})) == 1
}

test_finds_one_that_does_not_verify[type] if {
	some type in ["https://cosign.sigstore.dev/attestation/vuln", "https://in-toto.io/attestation/vulns"]
	count(found(attested(type, false), {})) == 1
	found(attested($"{type}/v1", true), {}) == set()
}

undecided(changes, parameters) := unknowns if {
	unknowns := scan_attestation_missing.unknowns with input as testing.image(changes)
		with data.hasp.parameters["scan-attestation-missing"] as object.union({"predicates": ["https://cosign.sigstore.dev/attestation/vuln", "https://in-toto.io/attestation/vulns"], "required": false}, parameters)
}

test_cannot_tell_where_nobody_looked if {
	undecided({}, {"required": true}) == {{"message": "whether a vulnerability scan is attached to the image is not known: nobody looked", "path": "/image"}}
	undecided({}, {}) == set()
	undecided({"attestations": []}, {"required": true}) == set()
	found({}, {"required": true}) == set()
}
