package hasp.policies.image.regresshion_test

import data.hasp.lib.findings_test
import data.hasp.policies.image.regresshion
import data.hasp.testing

found_in(image) := violations if {
	violations := regresshion.violations with input as image
}

of(ids, name) := found_in(findings_test.image_named(ids, {"name": name}))

test_finds_each_identifier if {
	testing.paths(of(["CVE-2024-6387"], "openssh-server")) == {"/image/findings/0"}
}

test_says_which_package_and_fix if {
	some violation in of(["CVE-2024-6387"], "openssh-server")
	violation.message == "regreSSHion: CVE-2024-6387 in openssh-server 3.0.1 (fixed in 3.0.2)"
	violation.identifiers == ["CVE-2024-6387"]
	violation.fix == {"available": true, "version": "3.0.2"}
}

test_leaves_other_findings_alone if {
	of(["CVE-1999-0001"], "openssh-server") == set()
}

test_leaves_alone_what_is_no_server[name] if {
	some name in ["openssh-client", "openssh-clients", "openssh-sftp-server", "ssh-askpass-gnome"]
	of(["CVE-2024-6387"], name) == set()
}

test_leaves_alpine_alone if {
	found_in(findings_test.image([findings_test.finding({"id": "CVE-2024-6387", "package": {"type": "apk", "name": "openssh-server"}})])) == set()
}
