package hasp.policies.image.exposed_privileged_port_test

import data.hasp.policies.image.exposed_privileged_port
import data.hasp.testing

found(list, allowed) := violations if {
	violations := exposed_privileged_port.violations with input as testing.image({"config": {"exposedPorts": list}}) with data.hasp.parameters["exposed-privileged-port"] as {"allowed": allowed}
}

test_finds_it[text] if {
	some text, n in {"80/tcp": 1, "1023": 1, "1000-2000/tcp": 1, "1024/tcp": 0, "8080/udp": 0}
	count(found([text], [])) == n
}

test_says_which if {
	found(["80/tcp"], []) == {{"message": "the image exposes 80/tcp, below 1024", "path": "/image/config/exposedPorts/0", "observed": "80/tcp"}}
}

test_leaves_alone_what_is_allowed if {
	testing.paths(found(["80/tcp", "81/tcp"], [80])) == {"/image/config/exposedPorts/1"}
}
