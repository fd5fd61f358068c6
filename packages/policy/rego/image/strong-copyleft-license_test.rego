package hasp.policies.image.strong_copyleft_license_test

import data.hasp.lib.packages_test
import data.hasp.policies.image.strong_copyleft_license
import data.hasp.testing

found(type, licenses, parameters) := violations if {
	violations := strong_copyleft_license.violations with input as testing.image({"packages": [packages_test.package_of("a", {"type": type, "licenses": licenses})]})
		with data.hasp.parameters["strong-copyleft-license"] as object.union({"licenses": ["AGPL-3.0-only", "GPL-3.0-only"], "types": ["npm"]}, parameters)
}

test_finds_a_library if {
	{violation.message | some violation in found("npm", ["AGPL-3.0-only"], {})} == {"a 1.2 is under AGPL-3.0-only"}
}

test_leaves_others_alone if {
	found("deb", ["AGPL-3.0-only"], {}) == set()
	found("npm", ["LGPL-3.0-only"], {}) == set()
	count(found("deb", ["GPL-3.0-only"], {"types": ["deb"]})) == 1
}
