package hasp.policies.image.minio_credential_disclosure_test

import data.hasp.lib.findings_test
import data.hasp.policies.image.minio_credential_disclosure
import data.hasp.testing

found_in(image) := violations if {
	violations := minio_credential_disclosure.violations with input as image
}

of(ids, name) := found_in(findings_test.image_named(ids, {"name": name}))

test_finds_each_identifier if {
	testing.paths(of(["CVE-2023-28432", "CVE-2023-28434"], "minio")) == {"/image/findings/0", "/image/findings/1"}
}

test_says_which_package_and_fix if {
	some violation in of(["CVE-2023-28432"], "minio")
	violation.message == "MinIO: CVE-2023-28432 in minio 3.0.1 (fixed in 3.0.2)"
	violation.identifiers == ["CVE-2023-28432"]
	violation.fix == {"available": true, "version": "3.0.2"}
}

test_leaves_other_findings_alone if {
	of(["CVE-1999-0001"], "minio") == set()
}
