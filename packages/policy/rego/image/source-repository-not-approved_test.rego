package hasp.policies.image.source_repository_not_approved_test

import data.hasp.policies.image.source_repository_not_approved
import data.hasp.testing

found(changes, parameters) := violations if {
	violations := source_repository_not_approved.violations with input as testing.image(changes)
		with data.hasp.parameters["source-repository-not-approved"] as object.union({"repositories": ["https://github.com/acme/"]}, parameters)
}

by(named, verified) := {"attestations": [{"predicateType": "https://slsa.dev/provenance/v1", "verified": verified, "source": {"uri": named}}]}

test_finds_another if {
	found(by("https://github.com/acme-evil/x", true), {}) == {{
		"message": "the provenance of the image names https://github.com/acme-evil/x, which is not an approved repository",
		"path": "/image/attestations/0",
		"observed": "https://github.com/acme-evil/x",
		"expected": ["https://github.com/acme/"],
	}}
	count(found(by("https://github.com/acme/x/y", true), {"repositories": ["https://github.com/acme/x"]})) == 1
}

test_leaves_others_alone if {
	found(by("https://github.com/acme/x", true), {}) == set()
	found(by("https://github.com/acme/x", true), {"repositories": ["https://github.com/acme/x"]}) == set()
	found(by("https://github.com/evil", true), {"repositories": []}) == set()
	found(by("https://github.com/evil", false), {}) == set()
}

undecided(changes, parameters) := unknowns if {
	unknowns := source_repository_not_approved.unknowns with input as testing.image(changes)
		with data.hasp.parameters["source-repository-not-approved"] as object.union({"repositories": ["https://github.com/acme/"]}, parameters)
}

test_cannot_tell_what_nothing_says if {
	undecided({}, {}) == {{"message": "from which repository the image was built is not known: no attestation that verifies says it", "path": "/image"}}
	count(undecided(by("https://github.com/acme/x", false), {})) == 1
	undecided({}, {"repositories": []}) == set()
	undecided(by("https://github.com/acme/x", true), {}) == set()
}
