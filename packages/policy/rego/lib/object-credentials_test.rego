package hasp.lib.object_credentials_test

import data.hasp.lib.object_credentials

plain := {"suffixes": ["PASSWORD", "TOKEN", "SECRET", "SECRET_KEY"], "prefixes": ["AKIA", "ghp_"], "minimumLength": 4, "allowedNames": ["PUBLIC_TOKEN"]}

by_form(object_) := found if {
	found := object_credentials.found with input as {"kind": "resource", "object": object_} with data.hasp.parameters["plain-secret-env"] as plain
}

by_name(object_) := found if {
	found := object_credentials.found_by_name with input as {"kind": "resource", "object": object_} with data.hasp.parameters["plain-secret-env"] as plain
}

test_finds_values_at_any_depth if {
	by_form({"spec": {"a": [{"b/c~d": "ghp_0123456789abcdef"}]}, "parameters": {"url": "db://u:abcd@h"}}) == {
		"/object/spec/a/0/b~1c~0d": "a token (ghp_…)",
		"/object/parameters/url": "an address with a password",
	}
	by_form({"metadata": {"a": "ghp_0123456789abcdef"}, "status": {"a": "ghp_0123456789abcdef"}}) == {}
	by_form({"spec": {"a": 5, "b": "db://x", "c": null, "d": "db://:abc@r"}}) == {}
	by_form({"spec": {"a": "a://:abcd@b"}}) == {"/object/spec/a": "an address with a password"}
}

test_finds_values_by_their_names if {
	by_name({"spec": {"values": {"auth": {"adminPassword": "hunter22"}}}}) == {"/object/spec/values/auth/adminPassword": "what its name calls a secret"}
	object.keys(by_name({"spec": {"p": [{"name": "auth.password", "value": "hunter22"}]}})) == {"/object/spec/p/0/value"}
	object.keys(by_name({"spec": {"p": {"password": ["hunter22"], "value": "hunter22", "clientSecret": "abcdef"}}})) == {"/object/spec/p/clientSecret"}
	object.keys(by_name({"spec": {"jwtSecret": "abc123", "password": "changeme"}})) == {"/object/spec/jwtSecret", "/object/spec/password"}
	by_name({"spec": {"p": [{"name": "user", "value": "hunter22"}, {"name": 5, "value": "hunter22"}]}}) == {}
}

test_leaves_what_is_no_secret[why] if {
	some why, values in {
		"the name of a Secret": {"existingSecret": "db-credentials"},
		"the key in one": {"existingSecretSecretKey": "password"},
		"filled in later": {"password": "${password}"},
		"a switch": {"password": "true"},
		"allowed": {"PUBLIC_TOKEN": "abcdefgh"},
		"a shell's": {"password": "$PASSWORD"},
		"a number": {"password": 123456},
	}
	by_name({"spec": values}) == {}
}
