package hasp.policies.image.malicious_package_test

import data.hasp.lib.findings_test
import data.hasp.lib.packages_test
import data.hasp.policies.image.malicious_package
import data.hasp.testing

found(type, name, version) := violations if {
	violations := malicious_package.violations with input as testing.image({"packages": [packages_test.package_of(name, {"type": type, "version": version})]})
}

test_finds_what_osv_lists if {
	violations := malicious_package.violations with input as findings_test.image([findings_test.finding({}), findings_test.finding({"id": "GHSA-x", "aliases": ["MAL-2025-1"]})])
	{violation.message | some violation in violations} == {"malicious package openssl 3.0.1: MAL-2025-1"}
	testing.paths(violations) == {"/image/findings/1"}
}

test_finds_each_version[what] if {
	some what in [
		["event-stream", "3.3.6"],
		["flatmap-stream", "0.1.1"],
		["eslint-scope", "3.7.2"],
		["ua-parser-js", "0.7.29"],
		["ua-parser-js", "0.8.0"],
		["ua-parser-js", "1.0.0"],
		["coa", "2.0.3"],
		["coa", "2.0.4"],
		["coa", "2.1.1"],
		["coa", "2.1.3"],
		["coa", "3.0.1"],
		["coa", "3.1.3"],
		["rc", "1.2.9"],
		["rc", "1.3.9"],
		["rc", "2.3.9"],
		["node-ipc", "10.1.1"],
		["node-ipc", "10.1.2"],
		["chalk", "5.6.1"],
		["debug", "4.4.2"],
		["ansi-styles", "6.2.2"],
		["strip-ansi", "7.1.1"],
		["color-convert", "3.1.1"],
		["color-name", "2.0.1"],
		["@ctrl/tinycolor", "4.1.1"],
		["@ctrl/tinycolor", "4.1.2"],
	]
	{violation.message | some violation in found("npm", what[0], what[1])} == {$"malicious package {what[0]} {what[1]}"}
}

test_leaves_others_alone if {
	found("npm", "chalk", "5.6.2") == set()
	found("deb", "chalk", "5.6.1") == set()
	found("npm", "chalks", "5.6.1") == set()
}

test_cannot_tell_where_packages_were_not_sent if {
	unsent := malicious_package.unknowns with input as {"kind": "image", "image": {"findings": []}}
	testing.paths(unsent) == {"/image"}
	sent := malicious_package.unknowns with input as packages_test.image([])
	sent == set()
}
