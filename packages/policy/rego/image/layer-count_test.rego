package hasp.policies.image.layer_count_test

import data.hasp.policies.image.layer_count
import data.hasp.testing

found(changes, parameters) := violations if {
	violations := layer_count.violations with input as testing.image(changes)
		with data.hasp.parameters["layer-count"] as object.union({"max": 2}, parameters)
}

layers(n) := [{"size": 1} | some _ in numbers.range(1, n)]

test_finds_it if {
	found({"layers": layers(3)}, {}) == {{"message": "the image has 3 layers, and 2 is the limit", "path": "/image/layers", "observed": 3, "expected": 2}}
}

test_leaves_others_alone if {
	found({"layers": layers(2)}, {}) == set()
}
