package hasp.policies.image.package_check_disabled_test

import data.hasp.lib.build_steps_test
import data.hasp.policies.image.package_check_disabled
import data.hasp.testing

found(steps) := violations if {
	violations := package_check_disabled.violations with input as build_steps_test.image(steps)
}

test_finds_it[step] if {
	some step in [
		"RUN apt-get install -y --allow-unauthenticated a",
		"RUN apt-get -o APT::Get::AllowUnauthenticated=true install a",
		"RUN apt-get -o Acquire::AllowInsecureRepositories=true update",
		"RUN apk add --allow-untrusted a.apk",
		"RUN yum install --nogpgcheck a",
		"RUN zypper --no-gpg-check in a",
		"RUN echo gpgcheck=0 >> r",
		"RUN echo gpgcheck=False >> r",
		"RUN echo deb [trusted=yes] http://x > l",
		"RUN apt-get --force-yes install a",
		"RUN GOFLAGS=-insecure go get a",
		"RUN GONOSUMCHECK=1 go get",
		"RUN GOSUMDB=off go build",
	]
	testing.paths(found(["RUN true", step])) == {"/image/history/1/createdBy"}
}

test_leaves_others_alone[step] if {
	some step in [
		"RUN apt-get install -y a",
		"RUN echo gpgcheck=1",
		"COPY --nogpgcheck x",
	]
	found(["RUN true", step]) == set()
}
