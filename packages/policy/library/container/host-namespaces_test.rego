package hasp.policies.container.host_namespaces_test

import data.hasp.policies.container.host_namespaces
import data.hasp.testing

all_namespaces := {"namespaces": ["network", "pid", "ipc", "uts"]}

test_finds_each_namespace[namespace] if {
	some namespace in ["network", "pid", "ipc", "uts"]
	violations := host_namespaces.violations with input as testing.running({"hostNamespaces": {namespace: true}})
		with data.hasp.settings.parameters["host-namespaces"] as all_namespaces
	violations == {{
		"message": $"container web shares the host's {namespace} namespace",
		"path": $"/container/hostNamespaces/{namespace}",
		"observed": true,
	}}
}

test_says_it_once_for_a_pod if {
	shared := testing.container({"hostNamespaces": {"pid": true, "network": true}})
	violations := host_namespaces.violations with input as testing.workload([shared, shared, shared])
		with data.hasp.settings.parameters["host-namespaces"] as all_namespaces
	testing.paths(violations) == {
		"/workload/containers/0/hostNamespaces/pid",
		"/workload/containers/0/hostNamespaces/network",
	}
	count(violations) == 2
}

test_names_the_first_container_that_has_it if {
	violations := host_namespaces.violations with input as testing.workload([
		testing.container({}),
		testing.container({"hostNamespaces": {"ipc": true}}),
		testing.container({"hostNamespaces": {"ipc": true}}),
	])
		with data.hasp.settings.parameters["host-namespaces"] as all_namespaces
	violations == {{
		"message": "Deployment shop shares the host's ipc namespace",
		"path": "/workload/containers/1/hostNamespaces/ipc",
		"observed": true,
	}}
}

test_leaves_the_user_namespace_alone_unless_set if {
	count(host_namespaces.violations) == 0 with input as testing.deployed({})
		with data.hasp.settings.parameters["host-namespaces"] as all_namespaces
	count(host_namespaces.violations) == 1 with input as testing.deployed({})
		with data.hasp.settings.parameters["host-namespaces"] as {"namespaces": ["user"]}
}

test_allows_none if {
	count(host_namespaces.violations) == 0 with input as testing.workload([])
		with data.hasp.settings.parameters["host-namespaces"] as all_namespaces
	count(host_namespaces.violations) == 0 with input as testing.running({})
		with data.hasp.settings.parameters["host-namespaces"] as all_namespaces
}
