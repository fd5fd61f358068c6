package hasp.policies.image.redishell_test

import data.hasp.lib.findings_test
import data.hasp.policies.image.redishell
import data.hasp.testing

found_in(image) := violations if {
	violations := redishell.violations with input as image
}

of(ids, name) := found_in(findings_test.image_named(ids, {"name": name}))

test_finds_each_identifier if {
	testing.paths(of(["CVE-2025-49844"], "redis-server")) == {"/image/findings/0"}
}

test_says_which_package_and_fix if {
	some violation in of(["CVE-2025-49844"], "redis-server")
	violation.message == "RediShell: CVE-2025-49844 in redis-server 3.0.1 (fixed in 3.0.2)"
	violation.identifiers == ["CVE-2025-49844"]
	violation.fix == {"available": true, "version": "3.0.2"}
}

test_leaves_other_findings_alone if {
	of(["CVE-1999-0001"], "redis-server") == set()
}

test_leaves_clients_alone[name] if {
	some name in ["redis-tools", "valkey-tools", "redis-cli", "valkey-cli"]
	of(["CVE-2025-49844"], name) == set()
}
