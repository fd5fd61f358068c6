package hasp.policies.image.vex_without_justification_test

import data.hasp.lib.findings_test
import data.hasp.policies.image.vex_without_justification

found(list) := violations if {
	violations := vex_without_justification.violations with input as findings_test.image(list)
}

vex(changes) := findings_test.finding({"vex": object.union({"status": "not_affected"}, changes)})

test_finds_a_word_without_a_reason if {
	message := "a VEX statement says without a reason that CVE-2026-1111 in openssl does not affect the image"
	{violation.message | some violation in found([vex({})])} == {message}
	count(found([vex({"justification": ""})])) == 1
}

test_leaves_others_alone if {
	found([vex({"justification": "component_not_present"}), vex({"status": "fixed"}), findings_test.finding({})]) == set()
}
