package hasp.lib.exposed_ports_test

import data.hasp.lib.exposed_ports
import data.hasp.testing

image(ports) := testing.image({"config": {"exposedPorts": ports}})

test_reads[text] if {
	some text, ends in {"22": [22, 22], "22/tcp": [22, 22], "53/udp": [53, 53], "8000-8010/tcp": [8000, 8010]}
	ranges := exposed_ports.ranges with input as image(["80/tcp", text])
	ranges[1] == {"from": ends[0], "to": ends[1], "text": text}
}

test_leaves_out_what_is_no_port if {
	ranges := exposed_ports.ranges with input as image(["http", "", "80"])
	object.keys(ranges) == {2}
}

test_says_where if {
	violation := exposed_ports.violation(0, "m") with input as image(["22/tcp"])
	violation == {"message": "m", "path": "/image/config/exposedPorts/0", "observed": "22/tcp"}
}
