package hasp.policies.image.network_tool_in_image_test

import data.hasp.lib.packages_test
import data.hasp.policies.image.network_tool_in_image
import data.hasp.testing

found(names) := found_in(packages_test.image(names), {})

found_in(image, parameters) := violations if {
	violations := network_tool_in_image.violations with input as image
		with data.hasp.parameters["network-tool-in-image"] as object.union({"packages": ["curl", "dnsutils", "ftp", "iputils-ping", "ncat", "net-tools", "netcat", "netcat-openbsd", "netcat-traditional", "nmap", "socat", "tcpdump", "telnet", "wget"]}, parameters)
}

test_finds_each[name] if {
	some name in ["curl", "wget"]
	{violation.message | some violation in found(["tzdata", name])} == {$"the network tool {name} 1.2 is in the image"}
	testing.paths(found(["tzdata", name])) == {"/image/packages/1"}
}

test_leaves_other_packages_alone if {
	found(["tzdata", "xcurl"]) == set()
	found([]) == set()
}

test_goes_by_its_parameter if {
	found_in(packages_test.image(["curl"]), {"packages": []}) == set()
	count(found_in(packages_test.image(["tzdata"]), {"packages": ["tzdata"]})) == 1
}
