package hasp.policies.resource.foreign_repository_test

import data.hasp.policies.resource.foreign_repository
import data.hasp.testing

found(kind, spec, allowed) := violations if {
	violations := foreign_repository.violations with input as testing.with_spec("x.example/v1", kind, spec)
		with data.hasp.parameters["foreign-repository"] as {"allowed": allowed}
}

test_finds_each_place[path] if {
	some path, spec in {
		"/object/spec/url": {"url": "https://evil.example/a"},
		"/object/spec/endpoint": {"endpoint": "https://evil.example/a"},
		"/object/spec/source/repoURL": {"source": {"repoURL": "https://evil.example/a"}},
		"/object/spec/sources/0/repoURL": {"sources": [{"repoURL": "https://evil.example/a"}]},
		"/object/spec/sourceRepos/0": {"sourceRepos": ["https://evil.example/a"]},
	}
	found("Application", spec, ["https://git.example/"]) == {{
		"message": "Application web takes its objects from https://evil.example/a",
		"path": path,
		"observed": "https://evil.example/a",
		"expected": ["https://git.example/"],
	}}
	found("Application", spec, []) == set()
	found("Application", spec, ["https://git.example/", "https://evil.example/"]) == set()
}

test_a_project_for_every_repository_is_foreign if {
	count(found("AppProject", {"sourceRepos": ["*"]}, [])) == 1
	count(found("AppProject", {"sourceRepos": ["*"]}, ["*"])) == 1
}
