package hasp.policies.container.seccomp_profile_test

import data.hasp.policies.container.seccomp_profile
import data.hasp.testing

found(subject, required) := violations if {
	violations := seccomp_profile.violations with input as subject
		with data.hasp.settings.parameters["seccomp-profile"] as {"requireSet": required}
}

with_profile(profile) := testing.deployed({"effective": {"seccomp": profile}})

test_refuses_none if {
	testing.paths(found(with_profile({"type": "Unconfined"}), false)) == {"/workload/containers/0/effective/seccomp"}
}

# Issue 6, 8.
test_tells_a_profile_by_its_type_not_by_its_name[why] if {
	some why, profile in {
		"the runtime's": {"type": "RuntimeDefault"},
		"one of the node": {"type": "Localhost", "name": "profiles/web.json"},
		"one of the node called Unconfined": {"type": "Localhost", "name": "Unconfined"},
	}
	found(with_profile(profile), true) == set()
}

test_refuses_silence_only_where_that_is_set if {
	found(testing.deployed({}), false) == set()
	count(found(testing.deployed({}), true)) == 1
}

test_asks_nothing_of_windows if {
	found(object.union(testing.deployed({}), {"workload": {"pod": {"os": "windows"}}}), true) == set()
}

# Issue 6, 8. A bad word of the Pod that every container overrides was not seen.
test_refuses_a_pod_that_gives_it_up_for_the_next_container if {
	unconfined := {"workload": {"pod": {"security": {"seccomp": {"type": "Unconfined"}}}}}
	overridden := object.union(with_profile({"type": "RuntimeDefault"}), unconfined)
	testing.paths(found(overridden, false)) == {"/workload/pod/security/seccomp"}
	inherited := object.union(with_profile({"type": "Unconfined"}), unconfined)
	testing.paths(found(inherited, false)) == {"/workload/containers/0/effective/seccomp"}
}

test_does_not_know_what_a_runtime_does_not_say if {
	silent := testing.running({})
	found(silent, true) == set()
	unknowns := seccomp_profile.unknowns with input as silent with data.hasp.settings.parameters["seccomp-profile"] as {"requireSet": true}
	testing.paths(unknowns) == {"/container/effective/seccomp"}
	count(seccomp_profile.unknowns) == 0 with input as silent with data.hasp.settings.parameters["seccomp-profile"] as {"requireSet": false}
	testing.paths(found(testing.running({"effective": {"seccomp": {"type": "Unconfined"}}}), false)) == {"/container/effective/seccomp"}
}
