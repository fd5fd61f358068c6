package hasp.policies.container.apparmor_unconfined_test

import data.hasp.policies.container.apparmor_unconfined
import data.hasp.testing

found(subject) := result if {
	result := apparmor_unconfined.violations with input as subject
}

unconfined := {"type": "Unconfined", "from": "field"}

test_finds_a_container_without_it if {
	found(testing.deployed({"effective": {"appArmor": unconfined}})) == {{
		"message": "container web runs without AppArmor",
		"path": "/workload/containers/0/effective/appArmor",
		"observed": unconfined,
	}}
	testing.paths(found(testing.running({"effective": {"appArmor": unconfined}}))) == {"/container/effective/appArmor"}
}

test_allows_profiles[type] if {
	some type in ["RuntimeDefault", "Localhost"]
	found(testing.deployed({"effective": {"appArmor": {"type": type}}})) == set()
	found(testing.with_pod({"security": {"appArmor": {"type": type}}})) == set()
}

test_allows_silence if {
	found(testing.deployed({})) == set()
	found(testing.running({})) == set()
}

in_pod(containers) := object.union(testing.workload(containers), {"workload": {"pod": {"security": {"appArmor": unconfined}}}})

test_sees_what_the_pod_says_for_those_to_come if {
	confined := testing.with_effective({"appArmor": {"type": "RuntimeDefault"}})
	found(in_pod([confined])) == {{
		"message": "the Pod gives up AppArmor for every container that does not say otherwise",
		"path": "/workload/pod/security/appArmor",
		"observed": unconfined,
	}}
	inheriting := testing.with_effective({"appArmor": unconfined})
	testing.paths(found(in_pod([confined, inheriting]))) == {"/workload/containers/1/effective/appArmor"}
	count(found(in_pod([testing.container({})]))) == 1
}
