package hasp.policies.image.package_cache_left_test

import data.hasp.lib.build_steps_test
import data.hasp.policies.image.package_cache_left
import data.hasp.testing

found(steps) := violations if {
	violations := package_cache_left.violations with input as build_steps_test.image(steps)
}

test_finds_it[step] if {
	some step in [
		"RUN apt-get install a",
		"RUN apk add a",
		"RUN yum install a",
		"RUN microdnf install a",
	]
	testing.paths(found(["RUN true", step])) == {"/image/history/1/createdBy"}
}

test_leaves_others_alone[step] if {
	some step in [
		"RUN apt-get install a && rm -rf /var/lib/apt/lists/*",
		"RUN apt-get install a && apt-get dist-clean",
		"RUN --mount=type=cache,target=/var/lib/apt apt-get install a",
		"RUN apk add --no-cache a",
		"RUN apk add a && rm -rf /var/cache/apk/*",
		"RUN yum install a && yum clean all",
		"RUN yum install a && rm -rf /var/cache/yum",
		"RUN dnf install a && dnf clean all",
		"RUN dnf install a && rm -rf /var/cache/dnf",
		"RUN make",
	]
	found(["RUN true", step]) == set()
}
