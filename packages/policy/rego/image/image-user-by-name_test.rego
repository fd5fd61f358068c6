package hasp.policies.image.image_user_by_name_test

import data.hasp.policies.image.image_user_by_name
import data.hasp.testing

found(changes) := violations if {
	violations := image_user_by_name.violations with input as testing.image(changes)
}

test_finds_a_name[user] if {
	some user in ["web", "web:web", "1000a", "a1000"]
	testing.paths(found({"config": {"user": user}})) == {"/image/config/user"}
}

test_leaves_others_alone[user] if {
	some user in ["65532", "1000:web", "", "root", "root:1"]
	found({"config": {"user": user}}) == set()
}

test_asks_nothing_of_windows if {
	found({"config": {"user": "ContainerUser"}, "platform": {"os": "windows"}}) == set()
}
