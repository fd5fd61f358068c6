package hasp.policies.file.setuid_bit_set_test

import data.hasp.policies.file.setuid_bit_set
import data.hasp.testing

found(subject) := violations if {
	violations := setuid_bit_set.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["setuid-bit-set"], changes)
	violations := setuid_bit_set.violations with input as subject
		with data.hasp.parameters["setuid-bit-set"] as parameters
}

test_finds[why] if {
	some why, subject in {
		"of a file": testing.access("chmod", "/tmp/x", {"mode": 2541}),
		"of a new one": testing.access("create", "/tmp/x", {"mode": 2048}),
		"with both": testing.access("chmod", "/tmp/x", {"mode": 3565}),
	}
	testing.paths(found(subject)) == {"/event/mode"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"none": testing.access("chmod", "/tmp/x", {"mode": 493}),
		"the group's alone": testing.access("chmod", "/srv/x", {"mode": 1517}),
		"sticky": testing.access("chmod", "/tmp/x", {"mode": 511}),
		"refused": testing.refused(testing.access("chmod", "/tmp/x", {"mode": 2541})),
		"by a package": testing.by_package_manager(testing.access("chmod", "/tmp/x", {"mode": 2541})),
		"by npm": testing.by(testing.access("chmod", "/srv/x", {"mode": 2541}), "/usr/bin/npm"),
		"tar": testing.by(testing.access("chmod", "/srv/x", {"mode": 2541}), "/bin/tar"),
		"in a build": testing.in_build(testing.access("chmod", "/srv/x", {"mode": 2541})),
	}
	found(subject) == set()
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.access("chmod", "/tmp/x", {"mode": 2541}))}
	messages == {"cat set the set-user-ID bit of /tmp/x"}
}

test_counts_the_group_where_the_settings_say_so if {
	messages := {violation.message | some violation in found_with(testing.access("chmod", "/srv/x", {"mode": 1024}), {"groups": true})}
	messages == {"cat set the set-group-ID bit of /srv/x"}
	found_with(testing.access("chmod", "/srv/x", {"mode": 1023}), {"groups": true}) == set()
}
