package hasp.policies.secrets_management.config_map_private_key_test

import data.hasp.policies.secrets_management.config_map_private_key
import data.hasp.testing

found(object_) := testing.paths(violations) if {
	violations := config_map_private_key.violations with input as testing.resource(object.union({"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "c"}}, object_))
}

key := "x\n-----BEGIN RSA PRIVATE KEY-----\nMIIE\n"

test_finds_a_key_wherever_it_stands if {
	found({"data": {"tls.key": key}}) == {"/object/data/tls.key"}
	encoded := base64.encode("-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIJ0123456789abcdef0123456789\n")
	found({"binaryData": {"a/b": encoded}}) == {"/object/binaryData/a~1b"}
	subject := testing.resource({"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "c"}, "binaryData": {"k": encoded}})
	violations := config_map_private_key.violations with input as subject
	violations == {{"message": "ConfigMap c holds a private key in base64 under k", "path": "/object/binaryData/k", "observed": "(redacted)"}}
	found({"data": {"k": encoded}}) == {"/object/data/k"}
}

test_allows[why] if {
	some why, object_ in {
		"a certificate": {"data": {"ca.crt": "-----BEGIN CERTIFICATE-----\nMIIE\n"}},
		"a word": {"data": {"doc": "a file ends with PRIVATE KEY-----"}},
		"a beginning": {"data": {"doc": "-----BEGIN x"}},
		"a text in base64 that names one": {"data": {"doc": base64.encode("about -----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIJ0123456789abcdef0123456789\n")}},
		"a certificate in base64": {"binaryData": {"ca": base64.encode("-----BEGIN CERTIFICATE-----\nMIIEMIIEMIIEMIIEMIIEMIIE\n")}},
		"what only looks like base64": {"data": {"ca": "LS0tLS1CRUdJTi is no base64 at all, and longer than what is read of it"}},
		"nothing": {},
		"a number": {"data": {"n": 5}},
	}
	found(object_) == set()
}

test_names_the_map_and_not_the_key if {
	subject := {"resource": {"kind": "ConfigMap"}, "object": {"data": {"k": key}}}
	violations := config_map_private_key.violations with input as subject
	violations == {{"message": "ConfigMap * holds a private key under k", "path": "/object/data/k", "observed": "(redacted)"}}
}
