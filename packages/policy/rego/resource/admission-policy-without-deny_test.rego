package hasp.policies.resource.admission_policy_without_deny_test

import data.hasp.policies.resource.admission_policy_without_deny
import data.hasp.testing

found(kind, spec) := violations if {
	violations := admission_policy_without_deny.violations with input as testing.with_spec("admissionregistration.k8s.io/v1", kind, spec)
}

test_finds_a_binding_that_does_not_deny if {
	found("ValidatingAdmissionPolicyBinding", {"validationActions": ["Warn", "Audit"]}) == {{
		"message": "ValidatingAdmissionPolicyBinding web does not deny: Warn, Audit",
		"path": "/object/spec/validationActions",
		"observed": ["Warn", "Audit"],
		"expected": "Deny",
	}}
	count(found("ValidatingAdmissionPolicyBinding", {})) == 1
}

test_finds_a_policy_that_is_ignored if {
	found("ValidatingAdmissionPolicy", {"failurePolicy": "Ignore"}) == {{
		"message": "ValidatingAdmissionPolicy web lets everything pass when it fails",
		"path": "/object/spec/failurePolicy",
		"observed": "Ignore",
		"expected": "Fail",
	}}
}

test_leaves_the_others_alone if {
	found("ValidatingAdmissionPolicyBinding", {"validationActions": ["Deny"], "failurePolicy": "Ignore"}) == set()
	found("ValidatingAdmissionPolicy", {}) == set()
	found("ValidatingAdmissionPolicy", {"failurePolicy": "Fail"}) == set()
}
