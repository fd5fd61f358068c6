package hasp.policies.image.pending_fixes_test

import data.hasp.lib.findings_test
import data.hasp.policies.image.pending_fixes

found(list, parameters) := violations if {
	violations := pending_fixes.violations with input as findings_test.image(list)
		with data.hasp.parameters["pending-fixes"] as object.union({"max": 0}, parameters)
}

of(name, state) := findings_test.finding({"package": {"name": name}, "fix": {"state": state}})

list := [of("a", "fixed"), of("a", "fixed"), of("b", "fixed"), of("c", "not-fixed")]

test_counts_packages if {
	found(list, {}) == {{
		"message": "2 packages have fixes that are not installed, and 0 may",
		"path": "/image/findings",
		"observed": 2,
		"expected": 0,
	}}
}

test_goes_by_its_limit if {
	count(found(list, {"max": 1})) == 1
	found(list, {"max": 2}) == set()
}

test_leaves_alone_what_has_no_fix if {
	found([of("c", "not-fixed")], {}) == set()
}
