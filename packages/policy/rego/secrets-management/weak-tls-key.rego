# METADATA
# scope: package
# title: Weak private key of a certificate
# description: |
#   RSA keys below 2048 bits can be broken, and public certificate authorities do not sign them any more. The length is told by
#   the settings of a cert-manager Certificate, or by the key of a TLS Secret itself.
# custom:
#   id: weak-tls-key
#   severity: medium
#   subjects: [resource]
#   resources: [Certificate, Secret]
#   phases: [build, deploy]
#   needs: [object]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Set `privateKey: {algorithm: ECDSA, size: 256}` or `{algorithm: RSA, size: 2048}` and have the certificate made anew.
#   references:
#     - NIST-800-190 4.1.4
#     - MITRE T1600.001
#     - CWE-326
package hasp.policies.secrets_management.weak_tls_key

violations contains {
	"message": $"Certificate {object.get(input.resource, "name", "*")} asks for a key of {size} bits",
	"path": "/object/spec/privateKey/size",
	"observed": size,
	"expected": 2048,
} if {
	input.resource.kind == "Certificate"
	object.get(input.object.spec.privateKey, "algorithm", "RSA") == "RSA"
	size := input.object.spec.privateKey.size
	size < 2048
}

# A key of 2048 bits is written in more than 1590 characters, one of 1536 in fewer than 1330.
violations contains {
	"message": $"Secret {object.get(input.resource, "name", "*")} holds an RSA key of less than 2048 bits",
	"path": $"/object/{list}/tls.key",
	"observed": "(redacted)",
} if {
	input.resource.kind == "Secret"
	some list, key in keys
	is_rsa(key)
	count(key) < 1500
}

# Decoded bytes need not be UTF-8: only what compares bytes is asked about them. In WebAssembly others, as trim_space and lower,
# end the whole evaluation at the first byte that is none.
keys["data"] := base64.decode(text) if {
	text := input.object.data["tls.key"]
	count(text) < 8192
	base64.is_valid(text)
}

keys["stringData"] := input.object.stringData["tls.key"]

is_rsa(key) if contains(key, "-----BEGIN RSA PRIVATE KEY-----")

# The name of the algorithm, as it stands at the head of PKCS #8 in base64.
is_rsa(key) if {
	contains(key, "-----BEGIN PRIVATE KEY-----")
	contains(key, "ANBgkqhkiG9w0BAQEFAASC")
}

# An empty key is one that is still to be made.
unknowns contains {
	"message": $"how long the key of Secret {object.get(input.resource, "name", "*")} is could not be read: {reason}",
	"path": $"/object/{list}/tls.key",
} if {
	input.resource.kind == "Secret"
	some list in ["data", "stringData"]
	text := input.object[list]["tls.key"]
	text != ""
	reason := unread(list, text)
}

unread("data", text) := $"it has {count(text)} characters" if {
	count(text) >= 8192
} else := "it is not base64" if {
	not base64.is_valid(text)
} else := "it is no PEM" if {
	not is_pem(base64.decode(text))
}

unread("stringData", text) := "it is no PEM" if not is_pem(text)

is_pem(key) if contains(key, "-----BEGIN ")
