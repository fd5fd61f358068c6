package hasp.policies.image.package_below_floor_test

import data.hasp.lib.packages_test
import data.hasp.policies.image.package_below_floor
import data.hasp.testing

one(type, version) := testing.image({"packages": [packages_test.package_of("next", {"type": type, "version": version})]})

found(type, version, floors) := violations if {
	violations := package_below_floor.violations with input as one(type, version) with data.hasp.parameters["package-below-floor"] as {"floors": floors}
}

undecided(type, version, floors) := unknowns if {
	unknowns := package_below_floor.unknowns with input as one(type, version) with data.hasp.parameters["package-below-floor"] as {"floors": floors}
}

test_compares[version] if {
	some version, n in {"14.9.0": 1, "15.2.3-beta.1": 1, "15.2.3": 0, "15.10.0": 0}
	count(found("npm", version, {"next": "15.2.3"})) == n
}

test_says_both_versions if {
	{violation.message | some violation in found("npm", "14.0.0", {"next": "15.2.3"})} == {"next 14.0.0 is older than 15.2.3"}
}

test_asks_only_for_what_is_set if {
	found("npm", "1.0.0", {"react": "19.0.0"}) == set()
	found("npm", "1.0.0", {}) == set()
	undecided("npm", "1.0.0", {"next": "15.2.3"}) == set()
}

test_cannot_compare_versions_of_distributions if {
	{unknown.message | some unknown in undecided("deb", "1.0", {"next": "2.0"})} == {"whether next 1.0 is older than 2.0 cannot be told: versions of deb packages are not compared"}
	found("deb", "1.0", {"next": "2.0"}) == set()
	undecided("deb", "2.0", {"next": "2.0"}) == set()
	undecided("deb", "1.0", {"curl": "2.0"}) == set()
}
