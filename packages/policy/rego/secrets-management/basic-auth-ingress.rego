# METADATA
# scope: package
# title: Ingress that asks for a password
# description: |
#   Basic authentication sends the password with every request; without TLS everybody on the way reads it. One password for all
#   has no owner, no second factor and no end.
# custom:
#   id: basic-auth-ingress
#   severity: medium
#   subjects: [resource]
#   resources: [Ingress]
#   phases: [build, deploy]
#   needs: [object]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict:
#       enforcement: warn
#       parameters: {refuseWithTls: true}
#   remediation: >-
#     Add `spec.tls` with a certificate, and put an identity provider before the service (`nginx.ingress.kubernetes.io/auth-
#     url`).
#   references:
#     - NIST-800-190 4.1.4
#     - MITRE T1040
#     - CWE-522
#     - CWE-523
#   parameters:
#     type: object
#     properties:
#       refuseWithTls:
#         type: boolean
#         description: Refuse it with TLS as well.
#         default: false
package hasp.policies.secrets_management.basic_auth_ingress

parameters := data.hasp.parameters["basic-auth-ingress"]

violations contains {
	"message": $"Ingress {object.get(input.resource, "name", "*")} asks for a password {how}",
	"path": "/resource/annotations",
	"observed": {name: kind},
} if {
	some name in ["nginx.ingress.kubernetes.io/auth-type", "ingress.kubernetes.io/auth-type", "haproxy.org/auth-type", "haproxy-ingress.github.io/auth-type"]
	kind := input.resource.annotations[name]
	kind in ["basic", "basic-auth"]
	how := reason
}

reason := "without TLS" if {
	count(object.get(input.object.spec, "tls", [])) == 0
} else := "that all share" if {
	parameters.refuseWithTls
}
