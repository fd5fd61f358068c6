package hasp.policies.image.ssh_server_in_image_test

import data.hasp.lib.packages_test
import data.hasp.policies.image.ssh_server_in_image
import data.hasp.testing

found(names) := found_in(packages_test.image(names), {})

found_in(image, parameters) := violations if {
	violations := ssh_server_in_image.violations with input as image
		with data.hasp.parameters["ssh-server-in-image"] as object.union({"packages": ["dropbear", "dropbear-bin", "openssh-server", "openssh-server-pam", "tinysshd"]}, parameters)
}

test_finds_each[name] if {
	some name in ["dropbear", "tinysshd"]
	{violation.message | some violation in found(["openssh-client", name])} == {$"the SSH server {name} 1.2 is in the image"}
	testing.paths(found(["openssh-client", name])) == {"/image/packages/1"}
}

test_leaves_other_packages_alone if {
	found(["openssh-client", "xdropbear"]) == set()
	found([]) == set()
}

test_goes_by_its_parameter if {
	found_in(packages_test.image(["dropbear"]), {"packages": []}) == set()
	count(found_in(packages_test.image(["openssh-client"]), {"packages": ["openssh-client"]})) == 1
}
