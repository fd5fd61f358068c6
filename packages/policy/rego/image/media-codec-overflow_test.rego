package hasp.policies.image.media_codec_overflow_test

import data.hasp.lib.findings_test
import data.hasp.policies.image.media_codec_overflow
import data.hasp.testing

found_in(image) := violations if {
	violations := media_codec_overflow.violations with input as image
}

of(ids, name) := found_in(findings_test.image_named(ids, {"name": name}))

test_finds_each_identifier if {
	testing.paths(of(["CVE-2023-4863", "CVE-2023-5129", "CVE-2023-5217"], "libwebp7")) == {"/image/findings/0", "/image/findings/1", "/image/findings/2"}
}

test_says_which_package_and_fix if {
	some violation in of(["CVE-2023-4863"], "libwebp7")
	violation.message == "media codec overflow: CVE-2023-4863 in libwebp7 3.0.1 (fixed in 3.0.2)"
	violation.identifiers == ["CVE-2023-4863"]
	violation.fix == {"available": true, "version": "3.0.2"}
}

test_leaves_other_findings_alone if {
	of(["CVE-1999-0001"], "libwebp7") == set()
}
