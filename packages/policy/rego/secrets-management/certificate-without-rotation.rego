# METADATA
# scope: package
# title: Certificate whose key is never rotated
# description: |
#   With `rotationPolicy: Never` a renewed certificate keeps its old key, so a key that was copied once stays good for as long
#   as the certificate is renewed. One that lives for years stays good as long.
# custom:
#   id: certificate-without-rotation
#   severity: low
#   subjects: [resource]
#   resources: [Certificate]
#   phases: [build, deploy]
#   needs: [object]
#   enforcement: audit
#   profiles:
#     strict: audit
#   remediation: >-
#     Set `privateKey.rotationPolicy: Always` and a `duration` of 2160h or less.
#   references:
#     - NIST-800-190 4.1.4
#     - CWE-324
#   parameters:
#     type: object
#     properties:
#       maximumHours:
#         type: integer
#         minimum: 1
#         description: The longest life of a certificate in hours; of certificate authorities none is asked.
#         default: 9552
package hasp.policies.secrets_management.certificate_without_rotation

parameters := data.hasp.parameters["certificate-without-rotation"]

violations contains {
	"message": $"Certificate {object.get(input.resource, "name", "*")} keeps its key when it is renewed",
	"path": "/object/spec/privateKey/rotationPolicy",
	"observed": "Never",
	"expected": "Always",
} if {
	input.object.spec.privateKey.rotationPolicy == "Never"
}

violations contains {
	"message": $"Certificate {object.get(input.resource, "name", "*")} lives {hours} hours, more than {parameters.maximumHours}",
	"path": "/object/spec/duration",
	"observed": input.object.spec.duration,
} if {
	not input.object.spec.isCA == true
	digits := split(input.object.spec.duration, "h")[0]
	trim(digits, "0123456789") == ""
	hours := to_number(digits)
	hours > parameters.maximumHours
}
