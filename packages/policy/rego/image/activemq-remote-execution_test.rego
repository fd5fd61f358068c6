package hasp.policies.image.activemq_remote_execution_test

import data.hasp.lib.findings_test
import data.hasp.policies.image.activemq_remote_execution
import data.hasp.testing

found_in(image) := violations if {
	violations := activemq_remote_execution.violations with input as image
}

of(ids, name) := found_in(findings_test.image_named(ids, {"name": name}))

test_finds_each_identifier if {
	testing.paths(of(["CVE-2023-46604"], "activemq-broker")) == {"/image/findings/0"}
}

test_says_which_package_and_fix if {
	some violation in of(["CVE-2023-46604"], "activemq-broker")
	violation.message == "ActiveMQ: CVE-2023-46604 in activemq-broker 3.0.1 (fixed in 3.0.2)"
	violation.identifiers == ["CVE-2023-46604"]
	violation.fix == {"available": true, "version": "3.0.2"}
}

test_leaves_other_findings_alone if {
	of(["CVE-1999-0001"], "activemq-broker") == set()
}
