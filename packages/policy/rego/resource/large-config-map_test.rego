package hasp.policies.resource.large_config_map_test

import data.hasp.policies.resource.large_config_map
import data.hasp.testing

found(changes, limit) := violations if {
	map := object.union({"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "c"}}, changes)
	violations := large_config_map.violations with input as testing.resource(map)
		with data.hasp.parameters["large-config-map"] as {"maxBytes": limit}
}

test_adds_all_values_up if {
	found({"data": {"a": "12345", "b": 7}, "binaryData": {"c": "AAAA"}}, 8) == {{
		"message": "ConfigMap c holds 9 characters",
		"path": "/object",
		"observed": 9,
		"expected": 8,
	}}
	found({"data": {"a": "12345"}, "binaryData": {"c": "AAAA"}}, 9) == set()
	found({"data": "text"}, 1) == set()
}
