package hasp.engine_test

import data.hasp.engine
import data.hasp.testing

policies := {
	"enforced": {
		"title": "Enforced",
		"severity": "high",
		"remediation": "mend it",
		"enforcement": {"build": "enforce", "deploy": "enforce", "run": "enforce"},
	},
	"warned": {
		"title": "Warned",
		"severity": "critical",
		"remediation": "mind it",
		"enforcement": {"build": "audit", "deploy": "warn", "run": "audit"},
	},
	"audited": {
		"title": "Audited",
		"severity": "medium",
		"remediation": "note it",
		"enforcement": {"deploy": "audit"},
	},
}

exception(changes) := object.union(
	{
		"id": "EX-1",
		"policies": ["enforced"],
		"owner": "team-a",
		"reason": "until the driver is replaced",
		"expires": "2026-11-25T00:00:00.000Z",
		"match": {},
	},
	changes,
)

settings(exceptions) := {"policies": policies, "parameters": {}, "exceptions": exceptions}

scoped(scope) := object.union(settings([]), {"policies": {"enforced": {"scope": scope}}})

found(policy, path) := {"policy": policy, "violation": {"message": $"breaks {policy}", "path": path}}

subject := testing.workload([
	testing.container({}),
	testing.container({"name": "side", "image": {
		"reference": "quay.io/mesh/proxy:2",
		"registry": "quay.io",
		"repository": "mesh/proxy",
		"tag": "2",
		"digest": testing.digest,
	}}),
])

decision(violations, using) := result if {
	result := engine.decision(violations) with input as subject
		with data.hasp.settings as using
}

web := "/workload/containers/0/privileged"

side := "/workload/containers/1/privileged"

test_allows_where_nothing_was_found if {
	decision(set(), settings([])) == {
		"phase": "deploy",
		"subject": {"kind": "workload", "name": "Deployment/shop", "namespace": "store"},
		"verdict": "allow",
		"violations": [],
		"excepted": [],
	}
}

test_gives_the_gravest_mode_as_verdict[verdict] if {
	some verdict, names in {
		"deny": ["enforced", "warned", "audited"],
		"warn": ["warned", "audited"],
		"allow": ["audited"],
	}
	result := decision({found(name, web) | some name in names}, settings([]))
	result.verdict == verdict
	count(result.violations) == count(names)
}

test_tells_all_of_a_violation if {
	full := {
		"message": "is privileged",
		"path": web,
		"observed": false,
		"source": {"file": "x"},
		"identifiers": ["CVE-1"],
		"package": "openssl",
		"unheard": "of",
	}
	decision({{"policy": "enforced", "violation": full}}, settings([])).violations == [{
		"policy": "enforced",
		"title": "Enforced",
		"severity": "high",
		"enforcement": "enforce",
		"message": "is privileged",
		"path": web,
		"evidence": {"observed": false, "source": {"file": "x"}},
		"identifiers": ["CVE-1"],
		"package": "openssl",
		"remediation": "mend it",
	}]
}

test_takes_the_mode_of_the_phase[phase] if {
	some phase, mode in {"build": "audit", "deploy": "warn", "run": "audit"}
	result := engine.decision({found("warned", web)}) with input as object.union(subject, {"phase": phase})
		with data.hasp.settings as settings([])
	result.violations[0].enforcement == mode
	result.phase == phase
}

test_orders_by_severity_policy_path_and_message if {
	result := decision(
		{
			found("audited", web),
			found("enforced", side),
			found("enforced", web),
			{"policy": "enforced", "violation": {"message": "a", "path": web}},
			found("warned", side),
		},
		settings([]),
	)
	[[one.policy, one.path, one.message] | some one in result.violations] == [
		["warned", side, "breaks warned"],
		["enforced", web, "a"],
		["enforced", web, "breaks enforced"],
		["enforced", side, "breaks enforced"],
		["audited", web, "breaks audited"],
	]
}

test_hears_a_violation_of_an_unknown_severity if {
	odd := object.union(settings([]), {"policies": {"enforced": {"severity": "unknown"}}})
	[one.policy | some one in decision({found("enforced", web), found("audited", web)}, odd).violations] == ["audited", "enforced"]
}

test_hears_a_violation_that_is_badly_stated[why] if {
	some why, case in {
		"a text": {"violation": "no object", "message": "violates this policy: no object"},
		"nothing": {"violation": null, "message": "violates this policy: null"},
		"an empty object": {"violation": {}, "message": "violates this policy"},
		"no path": {"violation": {"message": "says so"}, "message": "says so"},
	}
	result := decision({{"policy": "enforced", "violation": case.violation}}, settings([]))
	result.verdict == "deny"
	result.violations[0].message == case.message
	result.violations[0].path == ""
}

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
		"one list of two": {"match": {"namespaces": ["store"], "names": ["other"]}},
		"an empty list": {"match": {"names": []}},
	}
	violation := {"message": "m", "path": web, "identifiers": ["CVE-2026-1"], "package": "openssl"}
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
		"image by alternatives": {"images": ["docker.io/{library,acme}/web"]},
		"image by a question mark": {"images": ["docker.io/library/we?"]},
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
	violation := {"message": "m", "path": web, "identifiers": ["CVE-2026-1", "GHSA-1"], "package": "openssl"}
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

test_goes_by_any_image_where_no_container_is_at_fault[path] if {
	some path in ["/workload/replicas", "", "/workload/containers/many/x"]
	by_proxy := settings([exception({"match": {"images": [$"quay.io/mesh/proxy@{testing.digest}"]}})])
	decision({found("enforced", path)}, by_proxy).verdict == "allow"
	by_other := settings([exception({"match": {"images": ["quay.io/mesh/other"]}})])
	decision({found("enforced", path)}, by_other).verdict == "deny"
}

test_excepts_an_image if {
	facts := testing.image({"reference": "web:1.4", "digest": testing.digest})
	every pattern in ["docker.io/library/web", "docker.io/library/web:1.4", $"docker.io/library/web@{testing.digest}"] {
		result := engine.decision({found("enforced", "/image/secrets/0")}) with input as facts
			with data.hasp.settings as settings([exception({"match": {"images": [pattern]}})])
		result.verdict == "allow"
	}
	every match in [{"images": ["docker.io/library/web:1.5"]}, {"names": ["*"]}, {"namespaces": ["*"]}] {
		result := engine.decision({found("enforced", "/image/secrets/0")}) with input as facts
			with data.hasp.settings as settings([exception({"match": match})])
		result.verdict == "deny"
	}
}

test_does_not_except_an_image_without_a_reference_by_its_name if {
	facts := testing.image({})
	nameless := object.union(object.remove(facts, ["image"]), {"image": object.remove(facts.image, ["reference"])})
	result := engine.decision({found("enforced", "/image/secrets/0")}) with input as nameless
		with data.hasp.settings as settings([exception({"match": {"images": ["**"]}})])
	result.verdict == "deny"
}

test_excepts_events_by_the_image_of_their_container if {
	subjects := [testing.running({}), testing.exec(testing.process(1, "/x", []), []), testing.connect({"address": "::1"})]
	every one in subjects {
		result := engine.decision({found("enforced", "/event/process")}) with input as one
			with data.hasp.settings as settings([exception({"match": {"images": ["docker.io/library/web:*"], "names": ["web"]}})])
		result.verdict == "allow"
	}
}

test_works_without_exceptions if {
	bare := {"policies": policies}
	decision({found("enforced", web)}, bare).verdict == "deny"
}

test_yields_nothing_outside_the_scope[why] if {
	some why, scope in {
		"not included by name": {"include": {"names": ["other"]}},
		"not included by namespace": {"include": {"namespaces": ["kube-*"]}},
		"not included by image": {"include": {"images": ["quay.io/**"]}},
		"excluded by name": {"exclude": {"names": ["shop"]}},
		"excluded by namespace": {"exclude": {"namespaces": ["sto*"]}},
		"excluded by image": {"exclude": {"images": ["docker.io/**"]}},
		"excluded by everything": {"exclude": {}},
		"included and excluded": {"include": {"names": ["shop"]}, "exclude": {"namespaces": ["store"]}},
	}
	result := decision({found("enforced", web)}, scoped(scope))
	result.verdict == "allow"
	result.violations == []
	result.excepted == []
}

test_holds_within_the_scope[why] if {
	some why, scope in {
		"no limits": {},
		"included": {"include": {"names": ["shop"], "namespaces": ["store"]}},
		"included by everything": {"include": {}},
		"not excluded": {"exclude": {"names": ["shop"], "namespaces": ["other"]}},
		"not excluded by the image of another container": {"exclude": {"images": ["quay.io/**"]}},
	}
	decision({found("enforced", web)}, scoped(scope)).verdict == "deny"
}

test_names_the_subject[name] if {
	some name, case in {
		"an image by its reference and digest": {
			"input": testing.image({"reference": "web:1", "digest": "sha256:d"}),
			"subject": {"kind": "image", "name": "web:1", "id": "sha256:d"},
		},
		"an image of an archive": {
			"input": {"phase": "build", "kind": "image", "image": {"id": "sha256:c"}},
			"subject": {"kind": "image", "name": "sha256:c", "id": "sha256:c"},
		},
		"a workload": {
			"input": subject,
			"subject": {"kind": "workload", "name": "Deployment/shop", "namespace": "store"},
		},
		"a container": {
			"input": testing.running({}),
			"subject": {"kind": "container", "name": "web", "id": "4f5e"},
		},
		"a container that was not started yet": {
			"input": object.union(testing.deployed({}), {"kind": "container", "container": testing.container({})}),
			"subject": {"kind": "container", "name": "web"},
		},
		"a process": {
			"input": testing.exec(testing.process(1, "/x", []), []),
			"subject": {"kind": "process", "name": "web", "id": "4f5e"},
		},
		"a connection": {
			"input": testing.connect({"address": "::1"}),
			"subject": {"kind": "network", "name": "web", "id": "4f5e"},
		},
		"a resource": {
			"input": {"phase": "deploy", "kind": "resource", "resource": {"kind": "Role", "name": "r", "namespace": "n"}},
			"subject": {"kind": "resource", "name": "Role/r", "namespace": "n"},
		},
		"a resource of the cluster": {
			"input": {"phase": "deploy", "kind": "resource", "resource": {"kind": "ClusterRole", "name": "r"}},
			"subject": {"kind": "resource", "name": "ClusterRole/r"},
		},
	}
	result := engine.decision(set()) with input as case.input
	result.subject == case.subject
}

test_excepts_a_resource_by_its_name if {
	resource := {
		"phase": "deploy",
		"kind": "resource",
		"context": {"time": testing.now},
		"resource": {"apiVersion": "v1", "kind": "Secret", "name": "db", "namespace": "store", "object": {}},
	}
	every match in [{"names": ["db"]}, {"names": ["Secret/*"], "namespaces": ["store"]}] {
		result := engine.decision({found("enforced", "/resource/object")}) with input as resource
			with data.hasp.settings as settings([exception({"match": match})])
		result.verdict == "allow"
	}
	result := engine.decision({found("enforced", "/resource/object")}) with input as resource
		with data.hasp.settings as settings([exception({"match": {"images": ["**"]}})])
	result.verdict == "deny"
}
