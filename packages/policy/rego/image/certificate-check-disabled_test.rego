package hasp.policies.image.certificate_check_disabled_test

import data.hasp.lib.build_steps_test
import data.hasp.policies.image.certificate_check_disabled
import data.hasp.testing

found(steps) := violations if {
	violations := certificate_check_disabled.violations with input as build_steps_test.image(steps)
}

test_finds_it[step] if {
	some step in [
		"RUN curl -k https://x",
		"RUN curl --insecure https://x",
		"RUN get --insecure https://x",
		"RUN wget --no-check-certificate https://x",
		"RUN pip install --trusted-host x a",
		"RUN npm config set strict-ssl false",
		"RUN npm install --strict-ssl=false",
		"RUN NODE_TLS_REJECT_UNAUTHORIZED=0 npm ci",
		"RUN git config --global http.sslVerify false",
		"RUN git -c http.sslVerify=false clone x",
		"RUN GIT_SSL_NO_VERIFY=1 git clone x",
		"RUN GONOSUMDB=* go build",
		"RUN GOINSECURE=x go build",
	]
	testing.paths(found(["RUN true", step])) == {"/image/history/1/createdBy"}
}

test_leaves_others_alone[step] if {
	some step in [
		"RUN curl https://x",
		"RUN wget https://x",
		"RUN npm config set strict-ssl true",
		"COPY --insecure x",
	]
	found(["RUN true", step]) == set()
}
