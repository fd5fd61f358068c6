package hasp.policies.image.provenance_missing_test

import data.hasp.policies.image.provenance_missing
import data.hasp.testing

found(changes, parameters) := violations if {
	violations := provenance_missing.violations with input as testing.image(changes)
		with data.hasp.parameters["provenance-missing"] as object.union({"predicates": ["https://slsa.dev/provenance"], "required": false}, parameters)
}

attested(type, verified) := {"attestations": [{"predicateType": "https://x.example/other", "verified": true}, {"predicateType": type, "verified": verified}]}

test_finds_none if {
	found(attested("https://x.example/y", true), {}) == {{
		"message": "none of the 2 attestations of the image is provenance that verifies",
		"path": "/image/attestations",
		"observed": ["https://x.example/other", "https://x.example/y"],
		"expected": ["https://slsa.dev/provenance"],
	}}
	count(found({"attestations": []}, {})) == 1
}

test_finds_one_that_does_not_verify[type] if {
	some type in ["https://slsa.dev/provenance"]
	count(found(attested(type, false), {})) == 1
	found(attested($"{type}/v1", true), {}) == set()
}

undecided(changes, parameters) := unknowns if {
	unknowns := provenance_missing.unknowns with input as testing.image(changes)
		with data.hasp.parameters["provenance-missing"] as object.union({"predicates": ["https://slsa.dev/provenance"], "required": false}, parameters)
}

test_cannot_tell_where_nobody_looked if {
	undecided({}, {"required": true}) == {{"message": "whether provenance is attached to the image is not known: nobody looked", "path": "/image"}}
	undecided({}, {}) == set()
	undecided({"attestations": []}, {"required": true}) == set()
	found({}, {"required": true}) == set()
}
