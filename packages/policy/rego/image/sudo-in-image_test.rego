package hasp.policies.image.sudo_in_image_test

import data.hasp.lib.packages_test
import data.hasp.policies.image.sudo_in_image
import data.hasp.testing

found(names) := found_in(packages_test.image(names), {})

found_in(image, parameters) := violations if {
	violations := sudo_in_image.violations with input as image
		with data.hasp.parameters["sudo-in-image"] as object.union({"packages": ["doas", "opendoas", "sudo", "sudo-ldap"]}, parameters)
}

test_finds_each[name] if {
	some name in ["doas", "sudo-ldap"]
	{violation.message | some violation in found(["sudoku", name])} == {$"the package {name} 1.2 is in the image"}
	testing.paths(found(["sudoku", name])) == {"/image/packages/1"}
}

test_leaves_other_packages_alone if {
	found(["sudoku", "xdoas"]) == set()
	found([]) == set()
}

test_goes_by_its_parameter if {
	found_in(packages_test.image(["doas"]), {"packages": []}) == set()
	count(found_in(packages_test.image(["sudoku"]), {"packages": ["sudoku"]})) == 1
}
