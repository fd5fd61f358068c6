package hasp.policies.image.sbom_missing_test

import data.hasp.policies.image.sbom_missing
import data.hasp.testing

found(changes, parameters) := violations if {
	violations := sbom_missing.violations with input as testing.image(changes)
		with data.hasp.parameters["sbom-missing"] as object.union({"predicates": ["https://spdx.dev/Document", "https://cyclonedx.org/bom"], "required": false}, parameters)
}

attested(type, verified) := {"attestations": [{"predicateType": "https://x.example/other", "verified": true}, {"predicateType": type, "verified": verified}]}

test_finds_none if {
	found(attested("https://x.example/y", true), {}) == {{
		"message": "none of the 2 attestations of the image is an SBOM that verifies",
		"path": "/image/attestations",
		"observed": ["https://x.example/other", "https://x.example/y"],
		"expected": ["https://spdx.dev/Document", "https://cyclonedx.org/bom"],
	}}
	count(found({"attestations": []}, {})) == 1
}

test_finds_one_that_does_not_verify[type] if {
	some type in ["https://spdx.dev/Document", "https://cyclonedx.org/bom"]
	count(found(attested(type, false), {})) == 1
	found(attested($"{type}/v1", true), {}) == set()
}

test_takes_one_that_the_registry_has if {
	found({"attestations": [], "sbom": {"format": "spdx", "attached": true}}, {}) == set()
	count(found({"attestations": [], "sbom": {"format": "spdx", "attached": false}}, {})) == 1
}

undecided(changes, parameters) := unknowns if {
	unknowns := sbom_missing.unknowns with input as testing.image(changes)
		with data.hasp.parameters["sbom-missing"] as object.union({"predicates": ["https://spdx.dev/Document", "https://cyclonedx.org/bom"], "required": false}, parameters)
}

test_cannot_tell_where_nobody_looked if {
	undecided({}, {"required": true}) == {{"message": "whether an SBOM is attached to the image is not known: nobody looked", "path": "/image"}}
	undecided({}, {}) == set()
	undecided({"attestations": []}, {"required": true}) == set()
	found({}, {"required": true}) == set()
}
