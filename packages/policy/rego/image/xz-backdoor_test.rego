package hasp.policies.image.xz_backdoor_test

import data.hasp.lib.findings_test
import data.hasp.lib.packages_test
import data.hasp.policies.image.xz_backdoor
import data.hasp.testing

with_package(name, type, version) := violations if {
	violations := xz_backdoor.violations with input as testing.image({"packages": [packages_test.package_of(name, {"type": type, "version": version})]})
}

test_finds_the_advisory if {
	violations := xz_backdoor.violations with input as findings_test.image_named(["CVE-2024-3094", "GHSA-rxwq-x6h5-x525"], {"name": "liblzma5"})
	testing.paths(violations) == {"/image/findings/0", "/image/findings/1"}
	some violation in violations
	violation.message == "XZ backdoor: CVE-2024-3094 in liblzma5 3.0.1 (fixed in 3.0.2)"
}

test_finds_the_versions[version] if {
	some version in ["5.6.0", "5.6.0-0.2", "5.6.1-1", "5.6.1-r1"]
	{violation.message | some violation in with_package("liblzma5", "deb", version)} == {$"XZ backdoor: liblzma5 {version} was published with it"}
}

test_finds_each_package[name] if {
	some name in ["liblzma", "liblzma5", "xz", "xz-libs", "xz-utils"]
	count(with_package(name, "apk", "5.6.0-r0")) == 1
}

test_leaves_alone[why] if {
	some why, case in {
		"gone back": ["liblzma5", "deb", "5.6.1+really5.4.5-1"],
		"before": ["liblzma5", "deb", "5.4.1-0.2"],
		"after": ["xz", "apk", "5.6.2-r0"],
		"mended": ["xz-libs", "apk", "5.6.1-r2"],
		"mended again": ["xz-libs", "apk", "5.6.1-r3"],
		"of the same name": ["xz", "npm", "5.6.1"],
		"another package": ["zlib", "deb", "5.6.1"],
	}
	with_package(case[0], case[1], case[2]) == set()
}
