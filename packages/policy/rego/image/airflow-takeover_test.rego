package hasp.policies.image.airflow_takeover_test

import data.hasp.lib.findings_test
import data.hasp.policies.image.airflow_takeover
import data.hasp.testing

found_in(image) := violations if {
	violations := airflow_takeover.violations with input as image
}

of(ids, name) := found_in(findings_test.image_named(ids, {"name": name}))

test_finds_each_identifier if {
	testing.paths(of(["CVE-2020-11978", "CVE-2020-13927", "CVE-2022-24288"], "apache-airflow")) == {"/image/findings/0", "/image/findings/1", "/image/findings/2"}
}

test_says_which_package_and_fix if {
	some violation in of(["CVE-2020-11978"], "apache-airflow")
	violation.message == "Airflow: CVE-2020-11978 in apache-airflow 3.0.1 (fixed in 3.0.2)"
	violation.identifiers == ["CVE-2020-11978"]
	violation.fix == {"available": true, "version": "3.0.2"}
}

test_leaves_other_findings_alone if {
	of(["CVE-1999-0001"], "apache-airflow") == set()
}
