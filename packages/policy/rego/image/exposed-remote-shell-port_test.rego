package hasp.policies.image.exposed_remote_shell_port_test

import data.hasp.policies.image.exposed_remote_shell_port
import data.hasp.testing

found(list, parameters) := violations if {
	violations := exposed_remote_shell_port.violations with input as testing.image({"config": {"exposedPorts": list}})
		with data.hasp.parameters["exposed-remote-shell-port"] as object.union({"ports": [22, 23, 512, 513, 514, 2222, 3389, 5900]}, parameters)
}

test_finds_each[port] if {
	some port in [22, 23, 512, 513, 514, 2222, 3389, 5900]
	{violation.message | some violation in found(["8080/tcp", $"{port}/tcp"], {})} == {$"the image exposes {port}/tcp, the port of a remote shell or desktop: {port}"}
	testing.paths(found(["8080/tcp", $"{port}/tcp"], {})) == {"/image/config/exposedPorts/1"}
}

test_finds_it_in_a_range[text] if {
	some text, n in {"21-22/tcp": 1, "22-22": 1, "24-25": 0}
	count(found([text], {"ports": [22]})) == n
}

test_leaves_others_alone if {
	found(["8080/tcp", "21/tcp"], {}) == set()
	found(["22/tcp"], {"ports": []}) == set()
}
