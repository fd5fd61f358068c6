# METADATA
# scope: package
# title: Admission policy that denies nothing
# description: |
#   A binding without `Deny`, or a policy that is ignored when it fails, looks like a guard and lets everything pass.
# custom:
#   id: admission-policy-without-deny
#   severity: low
#   subjects: [resource]
#   resources: [ValidatingAdmissionPolicyBinding, ValidatingAdmissionPolicy]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: warn
#   remediation: >-
#     Add `Deny` to `spec.validationActions`, or set `spec.failurePolicy` to `Fail`.
#   references:
#     - CIS-Kubernetes-1.10.0 5.2.1
#     - CWE-636
package hasp.policies.resource.admission_policy_without_deny

import data.hasp.lib.objects

violations contains {
	"message": $"{objects.title} does not deny: {concat(", ", actions)}",
	"path": "/object/spec/validationActions",
	"observed": actions,
	"expected": "Deny",
} if {
	input.resource.kind == "ValidatingAdmissionPolicyBinding"
	actions := objects.texts(objects.spec, "validationActions")
	not "Deny" in actions
}

violations contains {
	"message": $"{objects.title} lets everything pass when it fails",
	"path": "/object/spec/failurePolicy",
	"observed": "Ignore",
	"expected": "Fail",
} if {
	input.resource.kind == "ValidatingAdmissionPolicy"
	objects.spec.failurePolicy == "Ignore"
}
