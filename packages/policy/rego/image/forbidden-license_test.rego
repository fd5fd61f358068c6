package hasp.policies.image.forbidden_license_test

import data.hasp.lib.packages_test
import data.hasp.policies.image.forbidden_license
import data.hasp.testing

found(type, licenses, parameters) := violations if {
	violations := forbidden_license.violations with input as testing.image({"packages": [packages_test.package_of("a", {"type": type, "licenses": licenses})]})
		with data.hasp.parameters["forbidden-license"] as object.union({"licenses": ["SSPL-1.0"]}, parameters)
}

test_finds_it if {
	{violation.message | some violation in found("npm", ["MIT", "SSPL-1.0"], {})} == {"a 1.2 is under SSPL-1.0"}
	count(found("deb", ["SSPL-1.0"], {})) == 1
}

test_leaves_others_alone if {
	found("npm", ["MIT"], {}) == set()
	found("npm", ["SSPL-1.0"], {"licenses": []}) == set()
	found("npm", [], {}) == set()
}
