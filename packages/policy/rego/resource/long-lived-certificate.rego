# METADATA
# scope: package
# title: Certificate with a long life
# description: |
#   A key that was stolen works until its certificate ends, and what is renewed once in years is renewed in a hurry.
# custom:
#   id: long-lived-certificate
#   severity: low
#   subjects: [resource]
#   resources: [Certificate]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: warn
#   remediation: >-
#     Set `spec.duration` to 2160h or less and let cert-manager renew it.
#   references:
#     - CWE-324
#   parameters:
#     type: object
#     properties:
#       maxHours:
#         type: integer
#         description: The longest life in hours.
#         default: 9504
package hasp.policies.resource.long_lived_certificate

import data.hasp.lib.objects

# cert-manager takes 2160h where nothing is said.
violations contains {
	"message": $"{objects.title} lives for {duration}",
	"path": "/object/spec/duration",
	"observed": duration,
	"expected": $"{limit}h",
} if {
	duration := objects.spec.duration
	objects.hours(duration) > limit
}

limit := data.hasp.parameters["long-lived-certificate"].maxHours
