package hasp.policies.container.published_on_all_interfaces_test

import data.hasp.policies.container.published_on_all_interfaces
import data.hasp.testing

found(subject) := result if {
	result := published_on_all_interfaces.violations with input as subject
}

publishing(port) := testing.running({"ports": [object.union({"container": 80, "protocol": "tcp"}, port)]})

test_finds_every_interface[address] if {
	some address in ["", "0.0.0.0", "::"]
	found(publishing({"host": 8080, "hostIP": address})) == {{
		"message": "container web publishes port 8080 on every interface of its node",
		"path": "/container/ports/0",
		"observed": {"container": 80, "protocol": "tcp", "host": 8080, "hostIP": address},
	}}
}

test_takes_silence_for_every_interface if {
	count(found(publishing({"host": 1}))) == 1
}

test_allows_one_address_and_none if {
	found(publishing({"host": 8080, "hostIP": "127.0.0.1"})) == set()
	found(publishing({"hostIP": "0.0.0.0"})) == set()
	found(publishing({"host": 0})) == set()
	found(testing.deployed({"ports": [{"container": 80, "host": 8080, "protocol": "tcp"}]})) == set()
}
