package hasp.policies.image.remote_add_test

import data.hasp.lib.build_steps_test
import data.hasp.policies.image.remote_add
import data.hasp.testing

found(steps) := violations if {
	violations := remote_add.violations with input as build_steps_test.image(steps)
}

test_finds_it[step] if {
	some step in [
		"ADD http://x.example/a /a",
		"ADD https://x.example/a /a",
		"ADD ftp://x.example/a /a",
		"ADD git://x.example/a /a",
	]
	testing.paths(found(["RUN true", step])) == {"/image/history/1/createdBy"}
}

test_leaves_others_alone[step] if {
	some step in [
		"ADD --checksum=sha256:1f https://x.example/a /a",
		"ADD a /a",
		"COPY https://x /a",
	]
	found(["RUN true", step]) == set()
}
