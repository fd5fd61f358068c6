package hasp.policies.image.too_many_vulnerabilities_test

import data.hasp.lib.findings_test
import data.hasp.policies.image.too_many_vulnerabilities

found(list, parameters) := violations if {
	violations := too_many_vulnerabilities.violations with input as findings_test.image(list)
		with data.hasp.parameters["too-many-vulnerabilities"] as object.union({"max": {"critical": 1}, "maxTotal": 3}, parameters)
}

some_of(severity, n) := [findings_test.finding({"severity": severity}) | some _ in numbers.range(1, n)]

test_counts_by_severity if {
	{violation.message | some violation in found(some_of("critical", 2), {})} == {"2 findings of severity critical, and 1 may be"}
	found(some_of("critical", 1), {}) == set()
	found(some_of("high", 2), {}) == set()
}

test_counts_all if {
	found(some_of("low", 4), {}) == {{"message": "4 findings in all, and 3 may be", "path": "/image/findings", "observed": 4, "expected": 3}}
	found(some_of("low", 3), {}) == set()
}

test_finds_nothing_in_an_image_without_findings if {
	found([], {"maxTotal": 0}) == set()
}
