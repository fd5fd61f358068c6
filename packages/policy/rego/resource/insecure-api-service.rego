# METADATA
# scope: package
# title: APIService whose certificate is not checked
# description: |
#   The API server sends requests with the caller's identity to the extension server; unchecked, whoever stands in between answers
#   for it.
# custom:
#   id: insecure-api-service
#   severity: high
#   subjects: [resource]
#   resources: [APIService]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Set `spec.caBundle` and remove `insecureSkipTLSVerify`.
#   references:
#     - NIST-800-190 4.3.3
#     - MITRE T1557
#     - CWE-295
package hasp.policies.resource.insecure_api_service

import data.hasp.lib.objects

violations contains {
	"message": $"{objects.title} does not check the certificate of its server",
	"path": "/object/spec/insecureSkipTLSVerify",
	"observed": value,
	"expected": false,
} if {
	value := objects.spec.insecureSkipTLSVerify
	value in [true, "true"]
}
