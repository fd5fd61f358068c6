package hasp.policies.image.overdue_fix_test

import data.hasp.lib.findings_test
import data.hasp.policies.image.overdue_fix

found(list, parameters) := violations if {
	violations := overdue_fix.violations with input as findings_test.image(list)
		with data.hasp.parameters["overdue-fix"] as object.union({"days": 90}, parameters)
}

fixed_at(moment) := findings_test.finding({"fix": {"publishedAt": moment}})

test_counts_late_fixes if {
	found([fixed_at("2026-01-02T00:00:00.000Z"), fixed_at("2025-01-02T00:00:00.000Z"), fixed_at("2026-11-20T00:00:00.000Z")], {}) == {{
		"message": "2 findings have had a fix for more than 90 days; the oldest fix is of 2025-01-02",
		"path": "/image/findings",
		"observed": 2,
		"expected": 0,
	}}
}

test_draws_the_line_to_the_moment[moment] if {
	some moment, n in {"2026-08-26T11:59:59.999Z": 1, "2026-08-26T12:00:00.000Z": 0}
	count(found([fixed_at(moment)], {})) == n
}

test_leaves_undated_fixes_alone if {
	found([findings_test.finding({})], {}) == set()
}
