package hasp.engine_test

import data.hasp.engine
import data.hasp.testing

test_excepts_and_still_shows if {
	result := decision({found("enforced", web), found("warned", web)}, settings([exception({})]))
	result.verdict == "warn"
	[one.policy | some one in result.violations] == ["warned"]
	result.excepted == [{
		"policy": "enforced",
		"title": "Enforced",
		"severity": "high",
		"enforcement": "enforce",
		"message": "breaks enforced",
		"path": web,
		"at": at_web,
		"container": "web",
		"evidence": {},
		"remediation": "mend it",
		"exception": {
			"id": "EX-1",
			"owner": "team-a",
			"reason": "until the driver is replaced",
			"expires": "2026-11-25T00:00:00.000Z",
		},
	}]
}

test_allows_where_all_is_excepted if {
	result := decision({found("enforced", web), found("enforced", side)}, settings([exception({})]))
	result.verdict == "allow"
	result.violations == []
	[one.path | some one in result.excepted] == [web, side]
}

test_names_the_first_exception_by_id if {
	result := decision({found("enforced", web)}, settings([exception({"id": "EX-3"}), exception({"id": "EX-2"}), exception({"id": "EX-4"})]))
	result.excepted[0].exception.id == "EX-2"
}

test_does_not_except[why] if {
	some why, changes in {
		"after the end": {"expires": "2026-11-24T11:59:59.999Z"},
		"at the end": {"expires": testing.now},
		"other policies": {"policies": ["warned", "audited"]},
		"no policy": {"policies": []},
		"a policy by a star": {"policies": ["*"]},
		"another image": {"match": {"images": ["quay.io/mesh/proxy"]}},
		"another tag": {"match": {"images": ["docker.io/library/web:1.5"]}},
		"an image by a part of its name": {"match": {"images": ["library/web"]}},
		"an image by a star that ends at a slash": {"match": {"images": ["docker.io/*"]}},
		"another namespace": {"match": {"namespaces": ["stores"]}},
		"another name": {"match": {"names": ["shop2"]}},
		"the name of the container": {"match": {"names": ["web"]}},
		"another advisory": {"match": {"identifiers": ["CVE-2026-2"]}},
		"an advisory by a star": {"match": {"identifiers": ["*"]}},
		"another package": {"match": {"packages": ["open"]}},
		"another container": {"match": {"containers": ["side"]}},
		"another label": {"match": {"labels": {"app": ["web"]}}},
		"a label that is not there": {"match": {"labels": {"team": ["**"]}}},
		"another cluster": {"match": {"clusters": ["dev"]}},
		"another kind": {"match": {"kinds": ["image"]}},
		"another file": {"match": {"paths": ["/usr/lib/*"]}},
		"somebody who did not ask": {"match": {"users": ["system:masters"]}},
		"one list of two": {"match": {"namespaces": ["store"], "names": ["other"]}},
		"an empty list": {"match": {"names": []}},
	}
	violation := {"message": "m", "path": web, "identifiers": ["CVE-2026-1"], "package": "openssl", "file": "/usr/lib/x/y"}
	result := decision({{"policy": "enforced", "violation": violation}}, settings([exception(changes)]))
	result.verdict == "deny"
	result.excepted == []
}

test_excepts_by[why] if {
	some why, match in {
		"nothing more": {},
		"image": {"images": ["docker.io/library/web"]},
		"image and tag": {"images": ["nope", "docker.io/library/web:1.4"]},
		"image by a star": {"images": ["docker.io/library/*"]},
		"image by two stars": {"images": ["docker.io/**"]},
		"container": {"containers": ["web"]},
		"label": {"labels": {"app": ["sh*"]}},
		"cluster and kind": {"clusters": ["prod-*"], "kinds": ["workload"]},
		"file": {"paths": ["/usr/lib/**"]},
		"namespace": {"namespaces": ["store"]},
		"namespace by a star": {"namespaces": ["st*"]},
		"name": {"names": ["shop"]},
		"kind and name": {"names": ["Deployment/shop"]},
		"name by a star": {"names": ["sh*"]},
		"advisory": {"identifiers": ["CVE-2026-0", "CVE-2026-1"]},
		"alias": {"identifiers": ["GHSA-1"]},
		"package": {"packages": ["openssl"]},
		"everything": {
			"images": ["docker.io/library/web"],
			"namespaces": ["store"],
			"names": ["shop"],
			"identifiers": ["CVE-2026-1"],
			"packages": ["openssl"],
		},
	}
	violation := {"message": "m", "path": web, "identifiers": ["CVE-2026-1", "GHSA-1"], "package": "openssl", "file": "/usr/lib/x/y"}
	result := decision({{"policy": "enforced", "violation": violation}}, settings([exception({"match": match})]))
	result.verdict == "allow"
	count(result.excepted) == 1
}

test_does_not_except_by_what_a_violation_lacks if {
	decision({found("enforced", web)}, settings([exception({"match": {"identifiers": ["CVE-1"]}})])).verdict == "deny"
	decision({found("enforced", web)}, settings([exception({"match": {"packages": ["openssl"]}})])).verdict == "deny"
}

test_goes_by_the_image_of_the_container_at_fault if {
	by_proxy := settings([exception({"match": {"images": ["quay.io/mesh/*"]}})])
	result := decision({found("enforced", web), found("enforced", side), found("enforced", "/workload/containers/1")}, by_proxy)
	[one.path | some one in result.violations] == [web]
	[one.path | some one in result.excepted] == ["/workload/containers/1", side]
}

# Verdict 1 of issue 6: a dummy container of an excepted image must not cover what is wrong with the whole Pod.
test_covers_what_is_pod_wide_only_by_every_image[path] if {
	some path in ["/workload/pod/hostPID", "/workload/replicas", "", "/workload/containers/many/x", "/workload/containers/0/effective/hostNamespaces/pid"]
	every images in [["quay.io/mesh/**"], ["docker.io/**"], ["**/nothing"]] {
		decision({found("enforced", path)}, settings([exception({"match": {"images": images}})])).verdict == "deny"
		decision({found("enforced", path)}, excluding({"images": images})).verdict == "deny"
	}
	all := settings([exception({"match": {"images": ["quay.io/mesh/**", "docker.io/**"]}})])
	decision({found("enforced", path)}, all).verdict == "allow"
}

test_excepts_an_image if {
	facts := testing.image({"reference": "web:1.4", "digest": testing.digest})
	every pattern in ["docker.io/library/web", "docker.io/library/web:1.4", $"docker.io/library/web@{testing.digest}"] {
		result := engine.decision({found("enforced", "/image/secrets/0")}, set(), set()) with input as facts
			with data.hasp.settings as settings([exception({"match": {"images": [pattern]}})])
		result.verdict == "allow"
	}
	every match in [{"images": ["docker.io/library/web:1.5"]}, {"names": ["*"]}, {"namespaces": ["*"]}] {
		result := engine.decision({found("enforced", "/image/secrets/0")}, set(), set()) with input as facts
			with data.hasp.settings as settings([exception({"match": match})])
		result.verdict == "deny"
	}
}

test_does_not_except_an_image_without_a_reference_by_its_name if {
	facts := testing.image({})
	nameless := object.union(object.remove(facts, ["image"]), {"image": object.remove(facts.image, ["reference"])})
	result := engine.decision({found("enforced", "/image/secrets/0")}, set(), set()) with input as nameless
		with data.hasp.settings as settings([exception({"match": {"images": ["**"]}})])
	result.verdict == "deny"
}

test_excepts_events_by_the_image_of_their_container if {
	subjects := [testing.running({}), testing.exec(testing.process(1, "/x", []), []), testing.connect({"address": "::1"})]
	every one in subjects {
		result := engine.decision({found("enforced", "/event/process")}, set(), set()) with input as one
			with data.hasp.settings as settings([exception({"match": {"images": ["docker.io/library/web:*"], "containers": ["web"]}})])
		result.verdict == "allow"
	}
}

test_tells_what_a_scope_leaves_out[why] if {
	some why, using in {
		"not included by name": including({"names": ["other"]}),
		"not included by namespace": including({"namespaces": ["kube-*"]}),
		"not included by image": including({"images": ["quay.io/**"]}),
		"excluded by name": excluding({"names": ["shop"]}),
		"excluded by namespace": excluding({"namespaces": ["sto*"]}),
		"excluded by image": excluding({"images": ["docker.io/**"]}),
		"excluded by everything": excluding({}),
	}
	result := decision({found("enforced", web)}, using)
	result.verdict == "allow"
	result.violations == []
	[one.count | some one in result.outOfScope] == [1]
	result.outOfScope[0].policy == "enforced"
}

test_holds_within_the_scope[why] if {
	some why, using in {
		"included": including({"names": ["shop"], "namespaces": ["store"]}),
		"included by everything": including({}),
		"not excluded": excluding({"names": ["shop"], "namespaces": ["other"]}),
		"not excluded by the image of another container": excluding({"images": ["quay.io/**"]}),
	}
	decision({found("enforced", web)}, using).verdict == "deny"
}

test_takes_the_narrowest_scope_that_fits if {
	using := with_scopes([
		{"name": "other", "match": {"namespaces": ["other"]}, "policies": {"enforced": {"enforcement": {"deploy": "off"}}}},
		{"name": "shop", "match": {"names": ["shop"]}, "policies": {"enforced": {"enforcement": {"deploy": "warn"}}}},
		{"name": "store", "match": {"namespaces": ["store"]}, "policies": {
			"enforced": {"enforcement": {"deploy": "audit"}, "severity": "low"},
			"warned": {"enforcement": {"deploy": "enforce"}},
		}},
	])
	result := decision({found("enforced", web), found("warned", web)}, using)
	[[one.policy, one.enforcement, one.severity] | some one in result.violations] == [
		["warned", "enforce", "critical"],
		["enforced", "warn", "low"],
	]
}

test_excepts_a_resource_by_its_name if {
	resource := {
		"phase": "deploy",
		"kind": "resource",
		"context": {"time": testing.now},
		"resource": {"apiVersion": "v1", "kind": "Secret", "name": "db", "namespace": "store", "object": {}},
	}
	every match in [{"names": ["db"]}, {"names": ["Secret/*"], "namespaces": ["store"]}] {
		result := engine.decision({found("enforced", "/resource/object")}, set(), set()) with input as resource
			with data.hasp.settings as settings([exception({"match": match})])
		result.verdict == "allow"
	}
	result := engine.decision({found("enforced", "/resource/object")}, set(), set()) with input as resource
		with data.hasp.settings as settings([exception({"match": {"images": ["**"]}})])
	result.verdict == "deny"
}

test_does_not_except_where_nobody_knows_what_time_it_is if {
	timeless := object.union(subject, {"context": {"time": 0}})
	result := engine.decision({found("enforced", web)}, set(), set()) with input as timeless with data.hasp.settings as settings([exception({})])
	result.verdict == "deny"
}

# As settings are compiled, what names an advisory or a package is found by that.
test_finds_exceptions_by_advisory_and_package[why] if {
	one := {
		"EX-1": {"match": {"identifiers": ["CVE-1"]}},
		"EX-2": {"match": {"packages": ["openssl"]}},
		"EX-3": {"match": {}},
		"EX-4": {"match": {"identifiers": ["CVE-1"], "names": ["other"]}},
		"EX-5": {"match": {"identifiers": ["CVE-5"]}, "expires": testing.now},
	}
	exceptions := {
		"list": {id: exception(object.union(changes, {"id": id})) | some id, changes in one},
		"keys": {"enforced": {
			"identifier": {"CVE-1": ["EX-1", "EX-4"], "CVE-5": ["EX-5"]},
			"package": {"openssl": ["EX-2"]},
			"name": {"shop": ["EX-3"]},
		}},
	}
	some why, case in {
		"by both": {"violation": {"identifiers": ["CVE-0", "CVE-1"], "package": "openssl"}, "id": "EX-1"},
		"by package": {"violation": {"package": "openssl"}, "id": "EX-2"},
		"by the subject": {"violation": {"identifiers": ["CVE-5"], "package": "zlib"}, "id": "EX-3"},
	}
	violation := object.union({"message": "m", "path": web}, case.violation)
	plain := {"message": "n", "path": web}
	result := decision(
		{{"policy": "enforced", "violation": violation}, {"policy": "enforced", "violation": plain}},
		object.union(object.remove(settings([]), ["exceptions"]), {"exceptions": exceptions}),
	)
	[[one.message, one.exception.id] | some one in result.excepted] == [["m", case.id], ["n", "EX-3"]]
}
