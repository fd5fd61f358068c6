package hasp.policies.secrets_management.readable_secret_volume_test

import data.hasp.policies.secrets_management.readable_secret_volume
import data.hasp.testing

found(source, accepted) := violations if {
	subject := object.union(testing.with_pod({"at": "/spec", "volumes": [{"name": "v", "type": "secret", "mounted": true}]}), {"object": {"spec": {"volumes": [{"name": "v", "secret": source}]}}})
	violations := readable_secret_volume.violations with input as subject with data.hasp.parameters["readable-secret-volume"] as {"acceptDefault": accepted}
}

test_finds_an_open_mode if {
	found({"secretName": "db", "defaultMode": 493}, true) == {{
		"message": "volume v gives every user of its containers Secret db, with the mode 0755",
		"path": "/object/spec/volumes/0/secret",
		"observed": "0755",
		"expected": "0400",
	}}
	{violation.observed | some violation in found({"secretName": "db", "defaultMode": 455}, true)} == {"0707"}
	{violation.observed | some violation in found({"secretName": "db", "defaultMode": 64 + 1}, true)} == {"0101"}
	testing.paths(found({"secretName": "db", "defaultMode": 257}, true)) == {"/object/spec/volumes/0/secret"}
}

test_finds_the_default_where_it_is_not_accepted if {
	count(found({"secretName": "db"}, false)) == 1
	count(found({"secretName": "db", "defaultMode": 420}, false)) == 1
	found({"secretName": "db"}, true) == set()
}

test_looks_at_each_item if {
	items := [{"key": "a", "mode": 256}, {"key": "b", "mode": 292}]
	found({"secretName": "db", "items": items}, false) == {{
		"message": "volume v gives every user of its containers b of Secret db, with the mode 0444",
		"path": "/object/spec/volumes/0/secret/items/1/mode",
		"observed": "0444",
		"expected": "0400",
	}}
	testing.paths(found({"secretName": "db", "items": [{"key": "a", "mode": 256}, {"key": "b"}]}, false)) == {"/object/spec/volumes/0/secret"}
	count(found({"secretName": "db", "items": []}, false)) == 1
	found({"secretName": "db", "items": [{"key": "a", "mode": 0}]}, false) == set()
}

test_allows_a_closed_mode[mode] if {
	some mode in [0, 256, 288, 416]
	found({"secretName": "db", "defaultMode": mode}, false) == set()
}
