package hasp.policies.image.build_history_missing_test

import data.hasp.policies.image.build_history_missing
import data.hasp.testing

found(changes) := violations if {
	violations := build_history_missing.violations with input as testing.image(changes)
}

test_finds_it if {
	found({"history": []}) == {{"message": "the image has 1 layers and no build history", "path": "/image/history", "observed": 0}}
}

test_leaves_others_alone if {
	found({"history": [{"createdBy": "RUN make"}]}) == set()
	found({"history": [], "layers": []}) == set()
	found({}) == set()
}
