package hasp.policies.secrets_management.weak_tls_key_test

import data.hasp.policies.secrets_management.weak_tls_key
import data.hasp.testing

found(object_) := violations if {
	violations := weak_tls_key.violations with input as testing.resource(object.union({"apiVersion": "v1", "metadata": {"name": "web"}}, object_))
}

certificate(key) := found({"kind": "Certificate", "spec": {"privateKey": key}})

test_finds_a_short_key_of_a_certificate if {
	certificate({"algorithm": "RSA", "size": 1024}) == {{
		"message": "Certificate web asks for a key of 1024 bits",
		"path": "/object/spec/privateKey/size",
		"observed": 1024,
		"expected": 2048,
	}}
	count(certificate({"size": 2047})) == 1
	certificate({"size": 2048}) == set()
	certificate({"algorithm": "ECDSA", "size": 256}) == set()
	certificate({}) == set()
}

written(head, first, length) := concat("", [start, concat("", ["A" | some _ in numbers.range(1, length - count(start))])]) if start := $"-----BEGIN {head}-----\n{first}"

secret(head, first, length) := found({"kind": "Secret", "stringData": {"tls.key": written(head, first, length)}})

test_tells_the_length_of_a_key_by_its_text if {
	secret("RSA PRIVATE KEY", "MIIC", 1499) == {{
		"message": "Secret web holds an RSA key of less than 2048 bits",
		"path": "/object/stringData/tls.key",
		"observed": "(redacted)",
	}}
	secret("RSA PRIVATE KEY", "MIIC", 1500) == set()
	count(secret("PRIVATE KEY", "MIICdQIBADANBgkqhkiG9w0BAQEFAASCAl8", 900)) == 1
	secret("PRIVATE KEY", "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0", 240) == set()
	secret("EC PRIVATE KEY", "MHcCAQEE", 230) == set()
	secret("PUBLIC KEY", "MIICdQIBADANBgkqhkiG9w0BAQEFAASCAl8", 900) == set()
}

test_reads_base64_of_a_bounded_length if {
	encoded := base64.encode(written("RSA PRIVATE KEY", "MIIC", 900))
	testing.paths(found({"kind": "Secret", "data": {"tls.key": encoded}})) == {"/object/data/tls.key"}
	found({"kind": "Secret", "data": {"tls.key": "no base64"}}) == set()
	found({"kind": "Secret", "data": {"tls.key": concat("", [encoded | some _ in numbers.range(1, 7)])}}) == set()
	found({"kind": "Secret", "data": {}}) == set()
	found({"kind": "Certificate", "data": {"tls.key": encoded}}) == set()
}
