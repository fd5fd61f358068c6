package hasp.policies.container.host_cgroup_namespace_test

import data.hasp.policies.container.host_cgroup_namespace
import data.hasp.testing

found(subject) := result if {
	result := host_cgroup_namespace.violations with input as subject
}

test_finds_it if {
	found(testing.running({"effective": {"hostNamespaces": {"cgroup": "host"}}})) == {{
		"message": "container web sees the host's control groups",
		"path": "/container/effective/hostNamespaces/cgroup",
		"observed": "host",
		"expected": "own",
	}}
}

test_allows_others[owner] if {
	some owner in ["own", "unknown"]
	found(testing.running({"effective": {"hostNamespaces": {"cgroup": owner}}})) == set()
}
