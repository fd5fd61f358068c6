package hasp.policies.image.download_piped_to_shell_test

import data.hasp.lib.build_steps_test
import data.hasp.policies.image.download_piped_to_shell
import data.hasp.testing

found(steps) := violations if {
	violations := download_piped_to_shell.violations with input as build_steps_test.image(steps)
}

test_finds_it[step] if {
	some step in [
		"RUN /bin/sh -c curl -fsSL https://x.example/i | sh",
		"RUN /bin/sh -c curl -fsSL https://x.example/i | bash -s",
		"RUN /bin/sh -c curl -fsSL https://x.example/i |sh",
		"RUN /bin/sh -c curl -fsSL https://x.example/i |bash",
		"RUN /bin/sh -c curl -fsSL https://x.example/i | /bin/sh",
		"RUN /bin/sh -c curl -fsSL https://x.example/i | /bin/bash",
		"RUN /bin/sh -c curl -fsSL https://x.example/i | sudo sh",
		"RUN /bin/sh -c curl -fsSL https://x.example/i | sudo bash",
		"RUN /bin/sh -c curl -fsSL https://x.example/i | sudo -E bash",
		"RUN /bin/sh -c curl -fsSL https://x.example/i | python3",
		"RUN wget -qO- https://x | sh",
	]
	testing.paths(found(["RUN true", step])) == {"/image/history/1/createdBy"}
}

test_leaves_others_alone[step] if {
	some step in [
		"RUN curl -o a https://x && sha256sum -c a.sha && sh a",
		"RUN echo 1 | bash",
		"RUN curl https://x | tar xz",
		"COPY curl | sh",
	]
	found(["RUN true", step]) == set()
}
