package hasp.lib.build_steps_test

import data.hasp.lib.build_steps
import data.hasp.testing

# An image with these build instructions.
image(steps) := testing.image({"history": [{"createdBy": step} | some step in steps]})

test_reads_whoever_wrote_it[text] if {
	some text, step in {
		"/bin/sh -c #(nop)  CMD [\"bash\"]": {"keyword": "CMD", "text": "[\"bash\"]"},
		"/bin/sh -c #(nop) ADD file:1f in / ": {"keyword": "ADD", "text": "file:1f in /"},
		"/bin/sh -c apt-get update": {"keyword": "RUN", "text": "/bin/sh -c apt-get update"},
		"|1 A=b /bin/sh -c make": {"keyword": "RUN", "text": "|1 A=b /bin/sh -c make"},
		"RUN /bin/sh -c make # buildkit": {"keyword": "RUN", "text": "/bin/sh -c make"},
		"COPY /a /b # buildkit": {"keyword": "COPY", "text": "/a /b"},
		"WORKDIR /srv": {"keyword": "WORKDIR", "text": "/srv"},
		"# debian.sh --arch amd64": {"keyword": "", "text": "# debian.sh --arch amd64"},
		"RUNNER x": {"keyword": "", "text": "RUNNER x"},
		"#(nop) STOPSIGNAL 9": {"keyword": "STOPSIGNAL", "text": "9"},
		"ADD": {"keyword": "ADD", "text": ""},
		"": {"keyword": "", "text": ""},
	}
	build_steps.read(text) == step
}

test_collects_what_runs if {
	one := image(["COPY /a /b", "RUN make"])
	runs := build_steps.runs with input as one
	runs == {1: "make"}
	steps := build_steps.all with input as one
	object.keys(steps) == {0, 1}
}

test_finds_none_without_a_history if {
	steps := build_steps.all with input as testing.image({})
	steps == {}
}

test_shortens_what_is_long if {
	line := concat("", ["a" | some _ in numbers.range(1, 120)])
	build_steps.short(line) == line
	build_steps.short($"{line}b") == $"{substring(line, 0, 119)}…"
}

test_says_where_an_instruction_is if {
	one := testing.image({"history": [{"createdBy": "RUN a", "layer": "sha256:x", "createdAt": testing.now}]})
	violation := build_steps.violation(0, "m") with input as one
	violation == {
		"message": "m",
		"path": "/image/history/0/createdBy",
		"observed": "RUN a",
		"source": {"layer": "sha256:x", "createdAt": testing.now},
	}
}

test_knows_each_instruction[keyword] if {
	some keyword in [
		"ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "HEALTHCHECK", "LABEL", "ONBUILD", "RUN", "SHELL", "STOPSIGNAL", "USER",
		"VOLUME", "WORKDIR",
	]
	build_steps.read(sprintf("%v x # buildkit", [keyword])) == {"keyword": keyword, "text": "x"}
}
