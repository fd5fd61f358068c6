package hasp.policies.image.production_tools_test

import data.hasp.policies.image.production_tools
import data.hasp.testing

defaults := {
	"label": "org.hasp.environment",
	"environments": ["production"],
	"tools": ["shell", "package-manager"],
	"allowedPaths": [],
}

tools := [
	{"kind": "shell", "path": "bin/sh", "layer": testing.digest},
	{"kind": "package-manager", "path": "usr/bin/apt"},
]

found(labels, context, parameters) := violations if {
	subject := object.union(
		testing.image({"tools": tools, "config": {"labels": labels}}),
		{"context": context},
	)
	violations := production_tools.violations with input as subject
		with data.hasp.settings.parameters["production-tools"] as object.union(defaults, parameters)
}

marked := {"org.hasp.environment": "production"}

test_finds_each_tool_of_a_marked_image if {
	found(marked, {}, {}) == {
		{
			"message": "the shell bin/sh is in an image for production",
			"path": "/image/tools/0",
			"observed": "bin/sh",
			"file": "bin/sh",
			"source": {"file": "bin/sh", "layer": testing.digest},
		},
		{
			"message": "the package-manager usr/bin/apt is in an image for production",
			"path": "/image/tools/1",
			"observed": "usr/bin/apt",
			"file": "usr/bin/apt",
			"source": {"file": "usr/bin/apt"},
		},
	}
}

test_finds_them_in_a_production_environment if {
	count(found({}, {"environment": "production"}, {})) == 2
	count(found({"org.hasp.environment": "staging"}, {"environment": "production"}, {})) == 2
}

test_asks_nothing_of_other_images if {
	found({}, {}, {}) == set()
	found({}, {"environment": "staging"}, {}) == set()
	found({"org.hasp.environment": "staging"}, {}, {}) == set()
	found({"environment": "production"}, {}, {}) == set()
}

test_goes_by_its_parameters if {
	testing.paths(found(marked, {}, {"tools": ["shell"]})) == {"/image/tools/0"}
	testing.paths(found(marked, {}, {"allowedPaths": ["bin/sh"]})) == {"/image/tools/1"}
	count(found({"stage": "live"}, {}, {"label": "stage", "environments": ["live"]})) == 2
	found(marked, {}, {"environments": []}) == set()
}
