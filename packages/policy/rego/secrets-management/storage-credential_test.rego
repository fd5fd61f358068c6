package hasp.policies.secrets_management.storage_credential_test

import data.hasp.policies.secrets_management.storage_credential
import data.hasp.testing

plain := {"suffixes": ["PASSWORD", "TOKEN", "SECRET", "SECRET_KEY"], "prefixes": ["AKIA", "ghp_"], "minimumLength": 4, "allowedNames": ["PUBLIC_TOKEN"]}

found(object_) := violations if {
	subject := testing.resource(object.union({"apiVersion": "x/v1", "kind": "StorageClass", "metadata": {"name": "s"}}, object_))
	violations := storage_credential.violations with input as subject with data.hasp.parameters["plain-secret-env"] as plain
}

test_finds_a_password_of_a_class if {
	found({"parameters": {"adminPassword": "hunter22"}}) == {{
		"message": "StorageClass s has what its name calls a secret at /object/parameters/adminPassword",
		"path": "/object/parameters/adminPassword",
		"observed": "(redacted)",
	}}
	found({"parameters": {"restuserkey": "x"}}) == {{
		"message": "StorageClass s has the password of GlusterFS in its parameters",
		"path": "/object/parameters/restuserkey",
		"observed": "(redacted)",
	}}
	testing.paths(found({"parameters": {"restUserKey": "x"}})) == {"/object/parameters/restUserKey"}
	testing.paths(found({"spec": {"csi": {"volumeAttributes": {"token": "abcdefgh"}}}})) == {"/object/spec/csi/volumeAttributes/token"}
}

test_allows_the_name_of_a_secret if {
	found({"parameters": {"csi.storage.k8s.io/node-stage-secret-name": "ceph", "restuserkey": "", "type": "gp3"}}) == set()
}
