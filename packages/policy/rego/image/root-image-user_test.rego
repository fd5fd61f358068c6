package hasp.policies.image.root_image_user_test

import data.hasp.policies.image.root_image_user
import data.hasp.testing

found(changes) := violations if {
	violations := root_image_user.violations with input as testing.image(changes)
}

test_finds_root[user] if {
	some user, message in {
		"": "the image names no user, which means root",
		"0": "the image runs as user 0, which is root",
		"0:1000": "the image runs as user 0, which is root",
		"root": "the image runs as root",
		"root:root": "the image runs as root",
	}
	found({"config": {"user": user}}) == {{"message": message, "path": "/image/config/user", "observed": user, "expected": "65532"}}
}

test_leaves_others_alone[user] if {
	some user in ["65532", "1000:0", "web", "rooter"]
	found({"config": {"user": user}}) == set()
}

test_asks_nothing_of_windows if {
	found({"config": {"user": ""}, "platform": {"os": "windows"}}) == set()
}
