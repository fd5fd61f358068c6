package hasp.policies.image.relative_working_directory_test

import data.hasp.policies.image.relative_working_directory
import data.hasp.testing

found(changes) := violations if {
	violations := relative_working_directory.violations with input as testing.image(changes)
}

test_finds_it if {
	found({"config": {"workingDir": "srv"}}) == {{"message": "the working directory srv is relative", "path": "/image/config/workingDir", "observed": "srv"}}
}

test_leaves_others_alone if {
	found({"config": {"workingDir": "/srv"}}) == set()
	found({}) == set()
	found({"config": {"workingDir": "C:\\srv"}, "platform": {"os": "windows"}}) == set()
}
