package hasp.policies.image.slsa_level_test

import data.hasp.policies.image.slsa_level
import data.hasp.testing

found(changes, parameters) := violations if {
	violations := slsa_level.violations with input as testing.image(changes)
		with data.hasp.parameters["slsa-level"] as object.union({"minLevel": 2}, parameters)
}

leveled(levels) := {"attestations": [{"predicateType": "https://slsa.dev/provenance/v1", "verified": true, "level": level} | some level in levels]}

test_finds_a_low_level if {
	found(leveled([1]), {}) == {{
		"message": "the provenance of the image is of SLSA build level 1, and 2 is asked for",
		"path": "/image/attestations",
		"observed": 1,
		"expected": 2,
	}}
	count(found(leveled([0, 1]), {})) == 1
}

test_leaves_others_alone if {
	found(leveled([2]), {}) == set()
	found(leveled([1, 3]), {}) == set()
	found(leveled([]), {}) == set()
	found({}, {}) == set()
}

test_counts_only_what_verifies_and_is_provenance if {
	low := leveled([1]).attestations
	unverified := {"predicateType": "https://slsa.dev/provenance/v1", "verified": false, "level": 3}
	other := {"predicateType": "https://x.example", "verified": true, "level": 3}
	count(found({"attestations": array.concat(low, [unverified, other])}, {})) == 1
}
