package hasp.policies.image.healthcheck_missing_test

import data.hasp.policies.image.healthcheck_missing
import data.hasp.testing

found(changes) := violations if {
	violations := healthcheck_missing.violations with input as testing.image(changes)
}

test_finds_it if {
	{violation.message | some violation in found({})} == {"the image has no health check"}
	{violation.message | some violation in found({"config": {"healthcheckTest": ["NONE"]}})} == {"the image switches the health check of its base off"}
}

test_leaves_others_alone if {
	found({"config": {"healthcheck": true, "healthcheckTest": ["CMD", "/web", "-check"]}}) == set()
}
