package hasp.policies.image.attack_tool_in_image_test

import data.hasp.lib.packages_test
import data.hasp.policies.image.attack_tool_in_image
import data.hasp.testing

found(names) := found_in(packages_test.image(names), {})

found_in(image, parameters) := violations if {
	violations := attack_tool_in_image.violations with input as image
		with data.hasp.parameters["attack-tool-in-image"] as object.union({"packages": ["aircrack-ng", "ettercap-common", "hashcat", "hydra", "john", "masscan", "metasploit-framework", "sqlmap", "xmrig"]}, parameters)
}

test_finds_each[name] if {
	some name in ["aircrack-ng", "xmrig"]
	{violation.message | some violation in found(["tzdata", name])} == {$"the attack tool {name} 1.2 is in the image"}
	testing.paths(found(["tzdata", name])) == {"/image/packages/1"}
}

test_leaves_other_packages_alone if {
	found(["tzdata", "xaircrack-ng"]) == set()
	found([]) == set()
}

test_goes_by_its_parameter if {
	found_in(packages_test.image(["aircrack-ng"]), {"packages": []}) == set()
	count(found_in(packages_test.image(["tzdata"]), {"packages": ["tzdata"]})) == 1
}
