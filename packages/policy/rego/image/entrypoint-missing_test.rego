package hasp.policies.image.entrypoint_missing_test

import data.hasp.policies.image.entrypoint_missing
import data.hasp.testing

found(changes) := violations if {
	violations := entrypoint_missing.violations with input as testing.image(changes)
}

test_finds_it if {
	testing.paths(found({"config": {"entrypoint": [], "cmd": []}})) == {"/image/config/entrypoint"}
}

test_leaves_others_alone if {
	found({}) == set()
	found({"config": {"entrypoint": [], "cmd": ["/web"]}}) == set()
}
