package hasp.policies.image.add_instruction_test

import data.hasp.lib.build_steps_test
import data.hasp.policies.image.add_instruction
import data.hasp.testing

found(steps) := violations if {
	violations := add_instruction.violations with input as build_steps_test.image(steps)
}

test_finds_it[step] if {
	some step in [
		"ADD app.tar.gz /srv # buildkit",
		"/bin/sh -c #(nop) ADD file:1f in /srv ",
	]
	testing.paths(found(["RUN true", step])) == {"/image/history/1/createdBy"}
}

test_leaves_others_alone[step] if {
	some step in [
		"COPY app /srv",
		"ADD https://x.example/a /a",
		"RUN ADD",
	]
	found(["RUN true", step]) == set()
}

test_leaves_the_base_alone if {
	found(["/bin/sh -c #(nop) ADD file:1f in / ", "RUN true"]) == set()
}
