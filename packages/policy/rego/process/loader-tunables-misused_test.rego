package hasp.policies.process.loader_tunables_misused_test

import data.hasp.policies.process.loader_tunables_misused
import data.hasp.testing

found(subject) := violations if {
	violations := loader_tunables_misused.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["loader-tunables-misused"], changes)
	violations := loader_tunables_misused.violations with input as subject
		with data.hasp.parameters["loader-tunables-misused"] as parameters
}

started(variable) := testing.with_process(testing.command("su"), {"env": [{"name": "HOME", "value": "a=b=c"}, variable]})

open(subject) := unknowns if {
	unknowns := loader_tunables_misused.unknowns with input as subject
}

test_finds_it if {
	some violation in found(started({"name": "GLIBC_TUNABLES", "value": "glibc.malloc.mxfast=glibc.malloc.mxfast=A"}))
	violation.observed == "glibc.malloc.mxfast=glibc.malloc.mxfast=A"
	count(found(started({"name": "GLIBC_TUNABLES", "value": "a=b:glibc.a=glibc.b=A"}))) == 1
}

test_leaves_harmless_values if {
	harmless := started({"name": "GLIBC_TUNABLES", "value": "glibc.malloc.arena_max=2:glibc.malloc.check=1"})
	found(harmless) == set()
	open(harmless) == set()
	count(found_with(harmless, {"anyValue": true})) == 1
	found(started({"name": "X", "value": "a=b=c"})) == set()
}

test_says_what_it_could_not_tell if {
	open(started({"name": "GLIBC_TUNABLES"})) == {{"message": "the value of GLIBC_TUNABLES that su was started with was not told", "path": "/event/process/env"}}
	open(started({"name": "X"})) == set()
}

test_points_at_the_variables if {
	testing.paths(found(started({"name": "GLIBC_TUNABLES", "value": "glibc.malloc.mxfast=glibc.malloc.mxfast=A"}))) == {"/event/process/env"}
}
