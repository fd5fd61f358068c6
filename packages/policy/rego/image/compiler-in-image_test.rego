package hasp.policies.image.compiler_in_image_test

import data.hasp.lib.packages_test
import data.hasp.policies.image.compiler_in_image
import data.hasp.testing

found(names) := found_in(packages_test.image(names), {})

found_in(image, parameters) := violations if {
	violations := compiler_in_image.violations with input as image
		with data.hasp.parameters["compiler-in-image"] as object.union({"packages": ["build-base", "build-essential", "clang", "cpp", "g++", "gcc", "go", "golang-go", "make", "musl-dev", "openjdk-17-jdk", "rustc", "tcc"]}, parameters)
}

test_finds_each[name] if {
	some name in ["build-base", "tcc"]
	{violation.message | some violation in found(["tzdata", name])} == {$"the compiler or build tool {name} 1.2 is in the image"}
	testing.paths(found(["tzdata", name])) == {"/image/packages/1"}
}

test_leaves_other_packages_alone if {
	found(["tzdata", "xbuild-base"]) == set()
	found([]) == set()
}

test_goes_by_its_parameter if {
	found_in(packages_test.image(["build-base"]), {"packages": []}) == set()
	count(found_in(packages_test.image(["tzdata"]), {"packages": ["tzdata"]})) == 1
}
