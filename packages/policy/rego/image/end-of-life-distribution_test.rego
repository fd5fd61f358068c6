package hasp.policies.image.end_of_life_distribution_test

import data.hasp.policies.image.end_of_life_distribution
import data.hasp.testing

found(changes, parameters) := violations if {
	violations := end_of_life_distribution.violations with input as testing.image(changes)
		with data.hasp.parameters["end-of-life-distribution"] as object.union({"endOfLife": {"debian:10": "2024-06-30", "alpine:3.17": "2024-11-22", "debian:13": "2030-06-30"}}, parameters)
}

messages(distribution) := {violation.message | some violation in found({"distribution": distribution}, {})}

test_finds_what_has_ended[message] if {
	some message, distribution in {
		"debian 10 has not been supported since 2024-06-30": {"id": "debian", "versionId": "10"},
		"alpine 3.17.3 has not been supported since 2024-11-22": {"id": "alpine", "versionId": "3.17.3"},
		"x 1 has not been supported since 2026-11-23": {"id": "x", "versionId": "1", "endOfLife": "2026-11-23"},
		"debian is no longer supported by its maker": {"id": "debian", "versionId": "13", "supported": false},
		"x is no longer supported by its maker": {"id": "x", "supported": false},
		"y has not been supported since 2020-01-01": {"id": "y", "endOfLife": "2020-01-01T00:00:00.000Z"},
	}
	messages(distribution) == {message}
}

test_says_it_once if {
	count(messages({"id": "debian", "versionId": "10", "supported": false})) == 1
}

test_leaves_alone[why] if {
	some why, distribution in {
		"supported yet": {"id": "debian", "versionId": "13"},
		"not known": {"id": "debian", "versionId": "99"},
		"a branch that is not known": {"id": "alpine", "versionId": "3.99.1"},
		"another distribution of that version": {"id": "ubuntu", "versionId": "10"},
		"support that was bought": {"id": "debian", "versionId": "10", "supported": true},
		"the last day": {"id": "x", "versionId": "1", "endOfLife": "2026-11-24"},
		"the facts' own date": {"id": "debian", "versionId": "10", "endOfLife": "2030-01-01"},
		"rolling": {"id": "arch"},
	}
	messages(distribution) == set()
}

test_asks_nothing_of_an_image_without_a_distribution if {
	found({}, {}) == set()
}

# As distro-info-data has them: the last day of Debian's long-term support, and of Ubuntu's for everybody.
test_has_the_days_of_debian_and_ubuntu[release] if {
	some release, day in {
		"debian:10": "2024-06-30",
		"debian:11": "2026-08-31",
		"debian:12": "2028-06-30",
		"debian:13": "2030-06-30",
		"ubuntu:20.04": "2025-05-29",
		"ubuntu:22.04": "2027-06-01",
		"ubuntu:24.04": "2029-05-31",
		"ubuntu:25.10": "2026-07-09",
	}
	data.hasp.parameters["end-of-life-distribution"].endOfLife[release] == day
}
