package hasp.policies.workload.claim_template_storage_class_test

import data.hasp.policies.workload.claim_template_storage_class
import data.hasp.testing

defaults := {"allowed": []}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := claim_template_storage_class.violations with input as subject
		with data.hasp.parameters["claim-template-storage-class"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

claiming(spec) := object.union(testing.deployed({}), {"workload": {"kind": "StatefulSet"}, "object": {"spec": {"volumeClaimTemplates": [{"spec": spec}]}}})

test_is_silent_until_it_is_set if {
	found(claiming({"storageClassName": "slow"})) == set()
}

test_finds_others if {
	found_with(claiming({"storageClassName": "slow"}), {"allowed": ["fast"]}) == {{
		"message": "StatefulSet shop claims storage of the class slow, which is none of those allowed",
		"path": "/object/spec/volumeClaimTemplates/0/spec",
		"observed": "slow",
		"expected": ["fast"],
	}}
	{violation.observed | some violation in found_with(claiming({}), {"allowed": ["fast"]})} == {""}
}

test_allows_what_is_allowed if {
	found_with(claiming({"storageClassName": "fast"}), {"allowed": ["fast"]}) == set()
	found_with(claiming({}), {"allowed": [""]}) == set()
	found_with(testing.deployed({}), {"allowed": ["fast"]}) == set()
}
