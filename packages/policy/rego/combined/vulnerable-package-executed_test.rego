package hasp.policies.combined.vulnerable_package_executed_test

import data.hasp.policies.combined.vulnerable_package_executed
import data.hasp.testing

findings := {"exploitedPolicies": ["kev"], "criticalPolicies": ["critical"]}

finding(policy) := {"policy": policy, "severity": "critical", "message": "CVE-1 in openssl", "identifiers": ["CVE-1"], "package": "openssl", "fix": {"available": true, "version": "2"}}

carried(policy) := {"image": {"decision": {"violations": [finding(policy)]}}}

found(subject) := violations if {
	violations := vulnerable_package_executed.violations with input as subject
		with data.hasp.parameters["exposed-exploited-vulnerability"] as findings
}

started(purl, policy) := object.union(
	testing.exec(object.union(testing.process(9, "/usr/bin/openssl", ["openssl"]), {"package": purl}), []),
	{"container": carried(policy)},
)

test_finds_a_program_of_the_package if {
	some violation in found(started("pkg:deb/debian/openssl@3.0.1?arch=amd64", "critical"))
	violation.message == "openssl runs from openssl, which has a critical vulnerability: CVE-1 in openssl"
	violation.path == "/event/process/package"
	violation.observed == "pkg:deb/debian/openssl@3.0.1?arch=amd64"
	violation.identifiers == ["CVE-1"]
	violation.source.process.pid == 9
}

test_finds_a_package_with_a_scope if {
	event := object.union(started("pkg:npm/%40acme/cli@1", "critical"), {"container": {"image": {"decision": {"violations": [object.union(finding("critical"), {"package": "@acme/cli"})]}}}})
	count(found(event)) == 1
}

test_allows_the_others if {
	found(started("pkg:deb/debian/libopenssl@3", "critical")) == set()
	found(started("pkg:deb/debian/openssl-dev@3", "critical")) == set()
	found(started("pkg:deb/debian/openssl@3", "other")) == set()
	found(testing.exec(testing.process(9, "/usr/bin/openssl", ["openssl"]), [])) == set()
}
