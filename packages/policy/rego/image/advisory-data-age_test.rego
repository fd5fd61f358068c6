package hasp.policies.image.advisory_data_age_test

import data.hasp.policies.image.advisory_data_age
import data.hasp.testing

found(changes, parameters) := violations if {
	violations := advisory_data_age.violations with input as testing.image(changes)
		with data.hasp.parameters["advisory-data-age"] as object.union({"maxAgeDays": 14}, parameters)
}

covered(moment) := {"coverage": [{"ecosystem": "npm", "packages": 1, "state": "matched"}, {"ecosystem": "debian:12", "packages": 1, "state": "matched", "updatedAt": moment}]}

test_finds_it[moment] if {
	some moment, n in {"2026-11-10T11:59:59.999Z": 1, "2026-11-10T12:00:00.000Z": 0}
	count(found(covered(moment), {})) == n
}

test_says_of_which if {
	found(covered("2026-01-02T00:00:00.000Z"), {}) == {{
		"message": "the advisories for debian:12 are of 2026-01-02, more than 14 days old",
		"path": "/image/coverage/1",
		"observed": "2026-01-02T00:00:00.000Z",
	}}
}

test_leaves_alone_what_says_no_time if {
	found({}, {}) == set()
}
