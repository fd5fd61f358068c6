package hasp.policies.image.docker_authorization_bypass_test

import data.hasp.lib.findings_test
import data.hasp.policies.image.docker_authorization_bypass
import data.hasp.testing

found_in(image) := violations if {
	violations := docker_authorization_bypass.violations with input as image
}

of(ids, name) := found_in(findings_test.image_named(ids, {"name": name}))

test_finds_each_identifier if {
	testing.paths(of(["CVE-2024-41110", "GHSA-v23v-6jw2-98fq"], "docker.io")) == {"/image/findings/0", "/image/findings/1"}
}

test_says_which_package_and_fix if {
	some violation in of(["CVE-2024-41110"], "docker.io")
	violation.message == "Docker authorization bypass: CVE-2024-41110 in docker.io 3.0.1 (fixed in 3.0.2)"
	violation.identifiers == ["CVE-2024-41110"]
	violation.fix == {"available": true, "version": "3.0.2"}
}

test_leaves_other_findings_alone if {
	of(["CVE-1999-0001"], "docker.io") == set()
}

test_leaves_the_command_line_alone[name] if {
	some name in ["docker-cli", "docker-ce-cli", "docker-cli-buildx", "docker-cli-compose"]
	of(["CVE-2024-41110"], name) == set()
}
