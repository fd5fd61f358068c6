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

unread(object_) := {[one.path, one.message] | some one in unknowns} if {
	unknowns := weak_tls_key.unknowns with input as testing.resource(object.union({"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "web"}}, object_))
}

test_says_of_what_is_no_key_that_it_could_not_be_read if {
	unread({"data": {"tls.key": "no base64"}}) == {["/object/data/tls.key", "how long the key of Secret web is could not be read: it is not base64"]}
	unread({"data": {"tls.key": "/////w=="}}) == {["/object/data/tls.key", "how long the key of Secret web is could not be read: it is no PEM"]}
	unread({"stringData": {"tls.key": "${KEY}"}}) == {["/object/stringData/tls.key", "how long the key of Secret web is could not be read: it is no PEM"]}
	long := concat("", ["A" | some _ in numbers.range(1, 8192)])
	unread({"data": {"tls.key": long}}) == {["/object/data/tls.key", "how long the key of Secret web is could not be read: it has 8192 characters"]}
	found({"kind": "Secret", "data": {"tls.key": "/////w=="}}) == set()
}

test_knows_of_keys_that_are_read_and_of_none if {
	unread({"data": {"tls.key": base64.encode(written("EC PRIVATE KEY", "MHcCAQEE", 230))}}) == set()
	unread({"data": {"tls.key": ""}}) == set()
	unread({"stringData": {"tls.key": written("PRIVATE KEY", "MIGH", 240)}}) == set()
	unread({"data": {"tls.crt": "no base64"}}) == set()
	unread({"kind": "Certificate", "data": {"tls.key": "no base64"}}) == set()
}

test_reads_a_key_behind_other_lines_and_bytes if {
	key := written("RSA PRIVATE KEY", "MIIC", 900)
	count(secret_of(base64.encode($"Bag Attributes\n{key}"))) == 1

	# four bytes 0xff, which are no UTF-8, and the key
	count(secret_of($"////////{base64.encode(key)}")) == 1
}

secret_of(text) := found({"kind": "Secret", "data": {"tls.key": text}})
