package hasp.policies.image.update_instruction_alone_test

import data.hasp.lib.build_steps_test
import data.hasp.policies.image.update_instruction_alone
import data.hasp.testing

found(steps) := violations if {
	violations := update_instruction_alone.violations with input as build_steps_test.image(steps)
}

test_finds_it[step] if {
	some step in [
		"RUN /bin/sh -c apt-get update # buildkit",
		"RUN /bin/sh -c apt update # buildkit",
		"RUN /bin/sh -c apk update # buildkit",
		"RUN /bin/sh -c yum update # buildkit",
		"RUN /bin/sh -c dnf update # buildkit",
		"RUN /bin/sh -c microdnf update # buildkit",
	]
	testing.paths(found(["RUN true", step])) == {"/image/history/1/createdBy"}
}

test_leaves_others_alone[step] if {
	some step in [
		"RUN /bin/sh -c apt-get update && apt-get install a",
		"RUN /bin/sh -c apt-get update && apt-get dist-upgrade",
		"RUN /bin/sh -c apt-get update && apt upgrade",
		"RUN /bin/sh -c apt-get update && apt-get upgrade",
		"RUN /bin/sh -c apt-get update && apt-get build-dep a",
		"RUN apk update && apk add a",
		"RUN apk update && apk upgrade",
		"RUN apk update && apk --no-cache del",
		"RUN dnf update -y",
		"COPY apt-get update",
	]
	found(["RUN true", step]) == set()
}
