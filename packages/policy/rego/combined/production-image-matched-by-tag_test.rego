package hasp.policies.combined.production_image_matched_by_tag_test

import data.hasp.policies.combined.production_image_matched_by_tag
import data.hasp.testing

parameters := {"environments": ["production"], "label": "env", "askUnknown": true}

found(subject) := violations if {
	violations := production_image_matched_by_tag.violations with input as subject with data.hasp.parameters["production-image-matched-by-tag"] as parameters
}

open(subject, asked) := unknowns if {
	unknowns := production_image_matched_by_tag.unknowns with input as subject
		with data.hasp.parameters["production-image-matched-by-tag"] as object.union(parameters, {"askUnknown": asked})
}

in_production := {"context": {"environment": "production"}}

by_digest := {"image": {"matchedBy": "digest"}}

test_finds_a_tag_in_production if {
	found(object.union(testing.deployed({}), in_production)) == {{
		"message": "container web runs image docker.io/library/web:1.4 in production, and what was judged was found by its tag",
		"path": "/workload/containers/0/image/matchedBy",
		"observed": "tag",
		"expected": "digest",
	}}
	testing.paths(found(object.union(testing.running({}), in_production))) == {"/container/image/matchedBy"}
}

test_allows_the_others if {
	found(object.union(testing.deployed(by_digest), in_production)) == set()
	found(object.union(testing.deployed({}), {"context": {"environment": "test"}})) == set()
	found(testing.deployed({})) == set()
}

test_says_so_where_nothing_tells_the_environment if {
	open(testing.deployed({}), true) == {{
		"message": "whether container web, whose image was judged by its tag, is in production could not be told",
		"path": "/workload/containers/0/image/matchedBy",
	}}
	open(testing.deployed({}), false) == set()
	open(testing.deployed(by_digest), true) == set()
	open(object.union(testing.deployed({}), {"context": {"environment": "test"}}), true) == set()
}
