package hasp.policies.image.forbidden_package_test

import data.hasp.lib.packages_test
import data.hasp.policies.image.forbidden_package
import data.hasp.testing

found(names) := found_in(packages_test.image(names), {})

found_in(image, parameters) := violations if {
	violations := forbidden_package.violations with input as image
		with data.hasp.parameters["forbidden-package"] as object.union({"packages": ["inetutils-telnetd", "nis", "rsh-client", "rsh-server", "talk", "telnetd", "tftpd", "xinetd", "ypserv"]}, parameters)
}

test_finds_each[name] if {
	some name in ["inetutils-telnetd", "ypserv"]
	{violation.message | some violation in found(["tzdata", name])} == {$"the forbidden package {name} 1.2 is in the image"}
	testing.paths(found(["tzdata", name])) == {"/image/packages/1"}
}

test_leaves_other_packages_alone if {
	found(["tzdata", "xinetutils-telnetd"]) == set()
	found([]) == set()
}

test_goes_by_its_parameter if {
	found_in(packages_test.image(["inetutils-telnetd"]), {"packages": []}) == set()
	count(found_in(packages_test.image(["tzdata"]), {"packages": ["tzdata"]})) == 1
}
