# METADATA
# scope: package
# title: Service account gives its token to every Pod
# description: |
#   Kubernetes mounts an account's token into each of its Pods unless the account or the Pod says no, and most programs never talk
#   to the API.
# custom:
#   id: service-account-automounts-token
#   severity: low
#   subjects: [resource]
#   resources: [ServiceAccount]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: warn
#   remediation: >-
#     Set `automountServiceAccountToken: false` in the ServiceAccount, and `true` in the Pods that need the token.
#   references:
#     - CIS-Kubernetes-1.10.0 5.1.5
#     - CIS-Kubernetes-1.10.0 5.1.6
#     - NIST-800-190 4.3.1
#     - MITRE T1528
#     - CWE-250
package hasp.policies.rbac.service_account_automounts_token

import data.hasp.lib.objects

violations contains {
	"message": $"{objects.title} {how}",
	"path": path,
	"observed": observed,
	"expected": false,
} if {
	observed := object.get(input.object, "automountServiceAccountToken", null)
	observed != false
	[how, path] := told(observed)
}

# Kubernetes mounts it where nothing is said.
told(null) := ["does not say that its token stays out of Pods", "/object"]

told(observed) := ["has its token mounted into Pods", "/object/automountServiceAccountToken"] if observed != null
