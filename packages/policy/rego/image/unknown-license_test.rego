package hasp.policies.image.unknown_license_test

import data.hasp.lib.packages_test
import data.hasp.policies.image.unknown_license
import data.hasp.testing

found(type, licenses, parameters) := violations if {
	violations := unknown_license.violations with input as testing.image({"packages": [packages_test.package_of("a", {"type": type, "licenses": licenses})]})
		with data.hasp.parameters["unknown-license"] as object.union({"types": ["npm"]}, parameters)
}

test_finds_none_stated[why] if {
	some why, licenses in {"an empty list": [], "words for nothing": ["", "NOASSERTION", "NONE", "UNKNOWN", "UNLICENSED"]}
	{violation.message | some violation in found("npm", licenses, {})} == {"a 1.2 states no licence"}
}

test_finds_it_where_no_list_is_there if {
	violations := unknown_license.violations with input as testing.image({"packages": [packages_test.package_of("a", {"type": "npm"})]})
		with data.hasp.parameters["unknown-license"] as {"types": ["npm"]}
	count(violations) == 1
}

test_leaves_others_alone if {
	found("npm", ["UNKNOWN", "MIT"], {}) == set()
	found("deb", [], {}) == set()
	count(found("deb", [], {"types": ["deb"]})) == 1
}
