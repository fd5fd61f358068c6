package hasp.policies.container.host_namespaces_test

import data.hasp.policies.container.host_namespaces
import data.hasp.testing

all_namespaces := {"namespaces": ["network", "pid", "ipc", "uts"]}

found(subject, parameters) := violations if {
	violations := host_namespaces.violations with input as subject
		with data.hasp.settings.parameters["host-namespaces"] as parameters
}

sharing(owners) := testing.running({"effective": {"hostNamespaces": owners}})

test_finds_each_namespace[namespace] if {
	some namespace in ["network", "pid", "ipc", "uts"]
	found(sharing({namespace: "host"}), all_namespaces) == {{
		"message": $"container web shares the host's {namespace} namespace",
		"path": $"/container/effective/hostNamespaces/{namespace}",
		"observed": "host",
	}}
}

# Issue 6, 8.
test_says_it_once_for_a_pod if {
	testing.paths(found(testing.with_pod({"hostPID": true, "hostNetwork": true, "hostIPC": false}), all_namespaces)) == {
		"/workload/pod/hostPID",
		"/workload/pod/hostNetwork",
	}
	found(testing.with_pod({"hostIPC": true}), all_namespaces) == {{
		"message": "Deployment shop shares the host's ipc namespace",
		"path": "/workload/pod/hostIPC",
		"observed": true,
	}}
}

test_takes_silence_on_users_for_the_host[why] if {
	some why, pod in {"silent": {}, "said": {"hostUsers": true}}
	testing.paths(found(testing.with_pod(pod), {"namespaces": ["user"]})) == {"/workload/pod/hostUsers"}
}

test_leaves_the_user_namespace_alone_unless_set if {
	found(testing.deployed({}), all_namespaces) == set()
	found(testing.with_pod({"hostUsers": false}), {"namespaces": ["user"]}) == set()
}

unsure(owners, parameters) := unknowns if {
	unknowns := host_namespaces.unknowns with input as sharing(owners)
		with data.hasp.settings.parameters["host-namespaces"] as parameters
}

test_says_what_it_does_not_know if {
	unsure({"pid": "unknown", "user": "unknown"}, all_namespaces) == {{
		"message": "whether container web shares the host's pid namespace is not known",
		"path": "/container/effective/hostNamespaces/pid",
	}}
	count(unsure({"user": "unknown"}, {"namespaces": ["user"]})) == 1
}

test_is_silent_on_what_no_container_tells if {
	unsure({"uts": "unknown", "cgroup": "unknown"}, all_namespaces) == set()
	unknowns := host_namespaces.unknowns with input as testing.deployed({"effective": {"hostNamespaces": {"pid": "unknown"}}})
	unknowns == set()
}

test_names_a_workload_that_has_no_name_yet if {
	nameless := object.union(object.remove(testing.deployed({}), ["workload"]), {"workload": object.union(
		object.remove(testing.deployed({}).workload, ["name"]),
		{"kind": "Pod", "pod": {"hostPID": true}, "generateName": "web-"},
	)})
	{violation.message | some violation in found(nameless, all_namespaces)} == {"Pod web-* shares the host's pid namespace"}
}

test_allows_none if {
	found(testing.workload([]), all_namespaces) == set()
	found(testing.running({}), all_namespaces) == set()
	found(sharing({"pid": "shared"}), all_namespaces) == set()
}
