package hasp.policies.container.default_bridge_network_test

import data.hasp.policies.container.default_bridge_network
import data.hasp.testing

found(subject) := result if {
	result := default_bridge_network.violations with input as subject
}

test_finds_the_default if {
	found(testing.running({"networks": [{"name": "shop", "default": false}, {"name": "bridge", "default": true}]})) == {{
		"message": "container web is on the default network bridge",
		"path": "/container/networks/1",
		"observed": "bridge",
	}}
}

test_allows_others if {
	found(testing.running({"networks": [{"name": "shop", "default": false}]})) == set()
	found(testing.running({})) == set()
}
