package hasp.policies.process.library_preloaded_test

import data.hasp.policies.process.library_preloaded
import data.hasp.testing

found(subject) := violations if {
	violations := library_preloaded.violations with input as subject
}

open(subject) := unknowns if {
	unknowns := library_preloaded.unknowns with input as subject
}

with_variable(variable) := testing.with_process(testing.command("id"), {"env": [{"name": "PATH", "value": "/tmp/x"}, variable]})

test_finds_it[variable] if {
	some variable in [
		{"name": "LD_PRELOAD", "value": "/tmp/x.so"},
		{"name": "LD_PRELOAD", "value": "/usr/lib/libjemalloc.so /dev/shm/x.so"},
		{"name": "LD_AUDIT", "value": "/var/tmp/x.so"},
		{"name": "LD_LIBRARY_PATH", "value": "/usr/lib:/tmp"},
		{"name": "LD_PRELOAD", "value": "/proc/self/fd/5"},
	]
	count(found(with_variable(variable))) == 1
	open(with_variable(variable)) == set()
}

test_leaves_others[variable] if {
	some variable in [
		{"name": "LD_PRELOAD", "value": "/usr/lib/x86_64-linux-gnu/libjemalloc.so.2"},
		{"name": "LD_LIBRARY_PATH", "value": "/opt/x/lib:/tmpx"},
		{"name": "LD_LIBRARY_PATH"},
		{"name": "HOME"},
	]
	found(with_variable(variable)) == set()
	open(with_variable(variable)) == set()
}

test_names_what_it_saw if {
	some violation in found(with_variable({"name": "LD_PRELOAD", "value": "/tmp/x.so"}))
	violation.message == "id was started with LD_PRELOAD at /tmp/x.so"
	violation.path == "/event/process/env"
	violation.observed == "/tmp/x.so"
}

test_says_what_it_could_not_tell[name] if {
	some name in ["LD_PRELOAD", "LD_AUDIT"]
	open(with_variable({"name": name})) == {{"message": sprintf("whether %v of id leads to a place that anyone may write to was not told", [name]), "path": "/event/process/env"}}
	open(testing.of_image(with_variable({"name": name}), "cimg/base")) == set()
}

test_leaves_builds if {
	found(testing.of_image(with_variable({"name": "LD_PRELOAD", "value": "/tmp/x.so"}), "cimg/base")) == set()
}
