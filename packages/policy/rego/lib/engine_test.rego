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
		"enforcement": {"build": "off", "deploy": "audit", "run": "off"},
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

# As settings are compiled, every exception under the one key that all subjects have.
settings(exceptions) := {
	"policies": policies,
	"parameters": {},
	"scopes": {"parameters": {}},
	"problems": {"NO_DATA": {"deploy": "unknown"}, "FILE_UNREADABLE": {"deploy": "unknown"}, "IMAGE_UNKNOWN": {"deploy": "ignore"}},
	"exceptions": {"list": {one.id: one | some one in exceptions}, "keys": keys},
} if {
	keys := {policy: {"any": {"": [one.id | some one in exceptions; policy in one.policies]}} | some one in exceptions; some policy in one.policies}
}

with_scopes(scopes) := object.union(settings([]), {"scopes": {
	"list": {$"{i}": object.union({"rank": [i, 0]}, scope) | some i, scope in scopes},
	"keys": {"any": {"": [$"{i}" | some i, _ in scopes]}},
}})

excluding(match) := with_scopes([{"name": "exclude", "match": match, "policies": {"enforced": {"enforcement": {"deploy": "off"}}}}])

including(match) := object.union(settings([]), {"policies": {"enforced": {"include": match}}})

found(policy, path) := {"policy": policy, "violation": {"message": $"breaks {policy}", "path": path}}

subject := object.union(bare, {"context": {"cluster": {"name": "prod-1"}}, "workload": {"labels": {"app": "shop"}}})

bare := testing.workload([
	testing.container({}),
	testing.container({"name": "side", "at": "/spec/template/spec/containers/1", "image": {
		"reference": "quay.io/mesh/proxy:2",
		"registry": "quay.io",
		"repository": "mesh/proxy",
		"tag": "2",
		"digest": testing.digest,
	}}),
])

decision(violations, using) := result if {
	result := engine.decision(violations, set(), set()) with input as subject
		with data.hasp.settings as using
}

web := "/workload/containers/0/effective/privileged"

side := "/workload/containers/1/effective/privileged"

at_web := "/spec/template/spec/containers/0/securityContext/privileged"

nothing := {"violations": [], "excepted": [], "existing": [], "undecided": [], "outOfScope": []}

test_allows_where_nothing_was_found if {
	result := decision(set(), settings([])) with data.hasp.asked as {}
	result == object.union(nothing, {
		"contract": 1,
		"phase": "deploy",
		"time": testing.now,
		"policies": 0,
		"subject": {"kind": "workload", "name": "Deployment/shop", "namespace": "store", "cluster": "prod-1"},
		"verdict": "allow",
	})
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
		"fix": {"available": true, "version": "2"},
		"unheard": "of",
	}
	decision({{"policy": "enforced", "violation": full}}, settings([])).violations == [{
		"policy": "enforced",
		"title": "Enforced",
		"severity": "high",
		"enforcement": "enforce",
		"message": "is privileged",
		"path": web,
		"at": at_web,
		"container": "web",
		"evidence": {"observed": false, "source": {"file": "x"}},
		"identifiers": ["CVE-1"],
		"package": "openssl",
		"fix": {"available": true, "version": "2"},
		"remediation": "mend it",
	}]
}

test_takes_the_mode_of_the_phase[phase] if {
	some phase, mode in {"build": "audit", "deploy": "warn", "run": "audit"}
	result := engine.decision({found("warned", web)}, set(), set()) with input as object.union(subject, {"phase": phase})
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

owned(top) := object.union(subject, {"workload": {"kind": "Pod", "name": "shop-6f-x1", "labels": {}, "top": object.union(
	{"apiVersion": "apps/v1", "kind": "Deployment", "name": "shop", "labels": {"app": "shop"}},
	top,
)}})

by_owner := [settings([exception({"match": match})]) | some match in [{"names": ["Deployment/shop"]}, {"names": ["shop"], "labels": {"app": ["shop"]}}]]

# Verdict 3 of issue 6: names, labels and exceptions hold for what the top owner owns, and an owner reference alone proves nothing.
test_follows_an_owner_that_is_vouched_for if {
	every using in by_owner {
		result := engine.decision({found("enforced", web)}, set(), set()) with input as owned({"verified": true})
			with data.hasp.settings as using
		result.verdict == "allow"
		result.subject.workload == "Deployment/shop"
	}
}

test_believes_no_owner_that_is_contradicted if {
	every using in by_owner {
		result := engine.decision({found("enforced", web)}, set(), set()) with input as owned({"verified": false})
			with data.hasp.settings as using
		result.verdict == "deny"
	}
}

test_cannot_tell_where_the_owner_could_not_be_asked_for if {
	every using in by_owner {
		result := engine.decision({found("enforced", web)}, set(), set()) with input as owned({})
			with data.hasp.settings as using
		result.verdict == "unknown"
		[[one.code, one.policy] | some one in result.undecided] == [["OWNER_UNKNOWN", "enforced"]]
	}
	result := engine.decision({found("enforced", web)}, set(), set()) with input as owned({})
		with data.hasp.settings as settings([exception({"match": {"names": ["Deployment/other"]}})])
	result.verdict == "deny"
}

test_cannot_tell_of_a_running_pod_whose_owner_nobody_names if {
	running := object.union(testing.running({}), {"workload": {"apiVersion": "v1", "kind": "Pod", "name": "x", "namespace": "store"}})
	every using in by_owner {
		named := object.union(using, {"exceptions": {"keys": {"enforced": {"any": {"": []}, "named": {"": ["EX-1"]}}}}})
		result := engine.decision({found("enforced", "/container/x")}, set(), set()) with input as running
			with data.hasp.settings as named
		result.verdict == "unknown"
		result.undecided[0].code == "OWNER_UNKNOWN"
	}
	result := engine.decision({found("enforced", "/container/x")}, set(), set()) with input as running
		with data.hasp.settings as settings([exception({"match": {"names": ["x"]}})])
	result.verdict == "allow"
}

test_cannot_tell_where_the_namespace_could_not_be_asked_for if {
	by_label := settings([exception({"match": {"namespaceLabels": {"team": ["a"]}}})])
	decision({found("enforced", web)}, by_label).undecided[0].code == "NAMESPACE_UNKNOWN"
	with_label := object.union(subject, {"context": {"namespace": {"name": "store", "labels": {"team": "a"}}}})
	result := engine.decision({found("enforced", web)}, set(), set()) with input as with_label
		with data.hasp.settings as by_label
	result.verdict == "allow"
	graver := with_scopes([{
		"name": "prod",
		"match": {"namespaceLabels": {"tier": ["prod"]}},
		"policies": {"warned": {"enforcement": {"deploy": "enforce"}}},
	}])
	decision({found("warned", web)}, graver).verdict == "unknown"
}

test_excepts_until_something_newer_mends_it if {
	using := settings([exception({"untilFixed": true})])
	by_fix({"fix": {"available": true}}, using).verdict == "deny"
	by_fix({"fix": {"available": false}}, using).verdict == "allow"
}

by_fix(fix, using) := decision({{"policy": "enforced", "violation": object.union({"message": "m", "path": web}, fix)}}, using) if is_object(fix)

test_knows_no_fix_no_until_fixed if {
	decision({{"policy": "enforced", "violation": {"message": "m", "path": web}}}, settings([exception({"untilFixed": true})])).verdict == "deny"
}

# Verdict 2 of issue 6: what an update does not make worse does not block.
updated(new, old, using) := result if {
	former := engine.standing(old, set()) with input as subject with data.hasp.settings as using
	result := engine.decision(new, set(), former) with input as subject with data.hasp.settings as using
}

test_does_not_deny_what_was_there_before if {
	result := updated({found("enforced", web)}, {found("enforced", web), found("enforced", side)}, settings([]))
	result.verdict == "warn"
	result.violations == []
	[one.policy | some one in result.existing] == ["enforced"]
}

test_denies_what_an_update_makes_worse[why] if {
	some why, violation in {
		"another policy": found("enforced", side),
		"another value": {"policy": "enforced", "violation": {"message": "breaks enforced", "path": web, "observed": 2}},
		"another message": {"policy": "enforced", "violation": {"message": "m", "path": web}},
	}
	result := updated({found("enforced", web), violation}, {found("enforced", web)}, settings([]))
	result.verdict == "deny"
	count(result.existing) == 1
}

test_denies_what_was_there_before_where_settings_are_strict if {
	strict := object.union(settings([]), {"policies": {"enforced": {"updates": "strict"}}})
	updated({found("enforced", web)}, {found("enforced", web)}, strict).verdict == "deny"
}

test_does_not_let_an_update_leave_its_exception if {
	using := settings([exception({"match": {"labels": {"app": ["shop"]}}})])
	relabelled := object.union(subject, {"workload": {"labels": {"app": "other"}}})
	former := engine.standing({found("enforced", web)}, set()) with input as subject with data.hasp.settings as using
	result := engine.decision({found("enforced", web)}, set(), former) with input as relabelled with data.hasp.settings as using
	result.verdict == "deny"
}

test_counts_a_new_program_in_a_pod_as_worse if {
	pod := object.union(subject, {"workload": {"kind": "Pod"}})
	swapped := object.union(pod, {"workload": {"containers": [object.union(pod.workload.containers[0], {"image": {"reference": "evil"}}), pod.workload.containers[1]]}})
	every path in [web, "/workload/pod/hostPID"] {
		former := engine.standing({found("enforced", path)}, set()) with input as pod with data.hasp.settings as settings([])
		same := engine.decision({found("enforced", path)}, set(), former) with input as pod with data.hasp.settings as settings([])
		same.verdict == "warn"
		result := engine.decision({found("enforced", path)}, set(), former) with input as swapped with data.hasp.settings as settings([])
		result.verdict == "deny"
	}
}

# Verdict 6 of issue 6: what could not be told is part of the decision.
test_cannot_tell_of_a_subject_with_problems if {
	unread := object.union(subject, {"problems": [{"code": "FILE_UNREADABLE", "path": "x", "message": "gone"}]})
	result := engine.decision(set(), set(), set()) with input as unread with data.hasp.settings as settings([])
	result.verdict == "unknown"
	result.undecided == [{"code": "FILE_UNREADABLE", "effect": "unknown", "path": "x", "message": "gone"}]
	denied := engine.decision({found("enforced", web)}, set(), set()) with input as unread with data.hasp.settings as settings([])
	denied.verdict == "deny"
}

test_does_not_block_an_update_by_what_could_not_be_told_before if {
	unread := object.union(subject, {"problems": [{"code": "FILE_UNREADABLE", "path": "x", "message": "gone"}]})
	former := engine.standing(set(), set()) with input as unread with data.hasp.settings as settings([])
	result := engine.decision(set(), set(), former) with input as unread with data.hasp.settings as settings([])
	result.verdict == "warn"
	[one.effect | some one in result.undecided] == ["warn"]
}

test_cannot_tell_of_an_image_that_was_not_judged_by_this_bundle[why] if {
	some why, image in {
		"no decision": object.remove(testing.summary({}), ["decision"]),
		"a policy that is not there": testing.summary({"decision": {"violations": [{"policy": "gone", "severity": "low", "message": "m"}]}}),
		"a policy that is not there, cut": testing.summary({"decision": {"omitted": {"gone": 2}}}),
	}
	one := object.union(object.remove(testing.container({}), ["image"]), {"image": image})
	result := engine.decision(set(), set(), set()) with input as testing.workload([one])
		with data.hasp.settings as settings([])
	result.verdict == "unknown"
	[entry.code | some entry in result.undecided] == ["IMAGE_JUDGEMENT_FAILED"]
}

test_takes_no_label_of_the_image_for_one_of_the_container if {
	using := settings([exception({"match": {"labels": {"team": ["a"]}}})])
	every case in [{"image": {}, "verdict": "allow"}, {"image": {"labels": {"team": "a"}}, "verdict": "deny"}] {
		running := testing.running({"labels": {"team": "a"}, "image": case.image})
		result := engine.decision({found("enforced", "/container/x")}, set(), set()) with input as running with data.hasp.settings as using
		result.verdict == case.verdict
	}
}

test_cannot_tell_where_a_scope_may_give_parameters if {
	using := with_scopes([{
		"name": "prod",
		"match": {"namespaceLabels": {"tier": ["prod"]}},
		"policies": {"warned": {"parameters": {"x": 1}}},
	}])
	result := decision(set(), using)
	result.verdict == "unknown"
	result.undecided[0].code == "NAMESPACE_UNKNOWN"
}

test_cannot_tell_by_a_code_that_nobody_knows if {
	odd := object.union(subject, {"problems": [{"code": "NEVER_HEARD", "path": "", "message": "?"}]})
	result := engine.decision(set(), set(), set()) with input as odd with data.hasp.settings as settings([])
	result.verdict == "unknown"
}

test_lets_settings_weigh_a_problem[effect] if {
	some effect, verdict in {"ignore": "allow", "audit": "allow", "warn": "warn", "unknown": "unknown", "deny": "deny"}
	unread := object.union(subject, {"problems": [{"code": "FILE_UNREADABLE", "path": "x", "message": "gone"}]})
	using := object.union(settings([]), {"problems": {"FILE_UNREADABLE": {"deploy": effect}}})
	result := engine.decision(set(), set(), set()) with input as unread with data.hasp.settings as using
	result.verdict == verdict
	by_scope := with_scopes([{"name": "here", "match": {}, "policies": {}, "problems": {"FILE_UNREADABLE": {"deploy": effect}}}])
	scoped := engine.decision(set(), set(), set()) with input as unread with data.hasp.settings as by_scope
	scoped.verdict == verdict
}

test_hears_policies_that_cannot_tell[mode] if {
	some mode, case in {
		"enforced": {"verdict": "unknown"},
		"warned": {"verdict": "warn"},
		"audited": {"verdict": "allow"},
	}
	every unknown in [{"path": web, "message": "?"}, {"code": "POLICY_UNDECIDED"}, "text"] {
		result := engine.decision(set(), {{"policy": mode, "unknown": unknown}}, set()) with input as subject
			with data.hasp.settings as settings([])
		result.verdict == case.verdict
		result.undecided[0].policy == mode
	}
}

test_names_the_subject[name] if {
	some name, case in {
		"an image by its reference and digest": {
			"input": testing.image({"reference": "web:1", "digest": "sha256:d"}),
			"subject": {"kind": "image", "name": "web:1", "id": "sha256:d"},
		},
		"an image of an archive": {
			"input": {"phase": "build", "kind": "image", "context": {"time": testing.now}, "image": {"id": "sha256:c"}},
			"subject": {"kind": "image", "name": "sha256:c", "id": "sha256:c"},
		},
		"a workload": {
			"input": subject,
			"subject": {"kind": "workload", "name": "Deployment/shop", "namespace": "store", "cluster": "prod-1"},
		},
		"a container": {
			"input": testing.running({}),
			"subject": {"kind": "container", "name": "web", "id": "4f5e"},
		},
		"a container that was not started yet": {
			"input": {"phase": "run", "kind": "container", "context": {"time": testing.now}, "container": testing.container({})},
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
			"input": {"phase": "deploy", "kind": "resource", "context": {"time": testing.now}, "resource": {"kind": "Role", "name": "r", "namespace": "n"}},
			"subject": {"kind": "resource", "name": "Role/r", "namespace": "n"},
		},
		"a resource of the cluster": {
			"input": {"phase": "deploy", "kind": "resource", "context": {"time": testing.now}, "resource": {"kind": "ClusterRole", "name": "r"}},
			"subject": {"kind": "resource", "name": "ClusterRole/r"},
		},
	}
	result := engine.decision(set(), set(), set()) with input as case.input
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
		result := engine.decision({found("enforced", "/resource/object")}, set(), set()) with input as resource
			with data.hasp.settings as settings([exception({"match": match})])
		result.verdict == "allow"
	}
	result := engine.decision({found("enforced", "/resource/object")}, set(), set()) with input as resource
		with data.hasp.settings as settings([exception({"match": {"images": ["**"]}})])
	result.verdict == "deny"
}

# A scope or an exception that hangs on what could not be asked for.
perhaps := {"namespaceLabels": {"tier": ["prod"]}}

perhaps_graver := {"name": "prod", "match": perhaps, "policies": {"warned": {"enforcement": {"deploy": "enforce"}}, "audited": {"enforcement": {"deploy": "warn"}}}}

test_cannot_tell_more_gravely_than_a_scope_may_make_it[policy] if {
	some policy, effects in {"warned": ["unknown"], "audited": ["warn"], "enforced": []}
	result := decision({found(policy, web)}, with_scopes([perhaps_graver]))
	[one.effect | some one in result.undecided] == effects
	count(result.violations) == 1
}

test_can_tell_what_a_narrower_scope_decides if {
	here := {"name": "here", "match": {"namespaces": ["store"]}, "policies": {"warned": {"enforcement": {"deploy": "off"}}}}
	result := decision({found("warned", web)}, with_scopes([here, perhaps_graver]))
	result.verdict == "allow"
	result.outOfScope == [{"policy": "warned", "count": 1, "scope": "here"}]
	other := decision({found("warned", web)}, with_scopes([perhaps_graver, here]))
	other.verdict == "unknown"
}

# Whatever its mode is, it is excepted; another violation of the same policy at the same place is not.
test_excepts_what_a_scope_may_make_graver if {
	using := object.union(settings([exception({"policies": ["warned"], "match": {"identifiers": ["CVE-1"]}})]), {"scopes": with_scopes([perhaps_graver]).scopes})
	excepted := {"policy": "warned", "violation": {"message": "m", "path": web, "identifiers": ["CVE-1"]}}
	decision({excepted}, using).verdict == "allow"
	other := {"policy": "warned", "violation": {"message": "m", "path": web, "identifiers": ["CVE-2"]}}
	result := decision({excepted, other}, using)
	result.verdict == "unknown"
	count(result.excepted) == 1
}

# What may be excepted and only warns or is recorded anyway does no more by that.
test_cannot_tell_more_gravely_than_what_may_be_excepted[policy] if {
	some policy, case in {
		"enforced": {"verdict": "unknown"},
		"warned": {"verdict": "warn"},
		"audited": {"verdict": "allow"},
	}
	result := decision({found(policy, web)}, settings([exception({"policies": [policy], "match": perhaps})]))
	result.verdict == case.verdict
	[one.policy | some one in result.undecided] == [policy]
	result.violations == []
}

# Verdict 3 of issue 6: whoever ignores that an owner is unknown must not let through what an exception may cover.
test_counts_what_may_be_excepted_where_not_knowing_is_ignored if {
	using := object.union(settings([exception({"match": perhaps})]), {"problems": {"NAMESPACE_UNKNOWN": {"deploy": "ignore"}}})
	result := decision({found("enforced", web)}, using)
	result.verdict == "deny"
	result.undecided == []
	[one.policy | some one in result.violations] == ["enforced"]
	ignored := object.union(with_scopes([perhaps_graver]), {"problems": {"NAMESPACE_UNKNOWN": {"deploy": "ignore"}}})
	graver := decision({found("warned", web)}, ignored)
	graver.verdict == "warn"
	graver.undecided == []
}

# An owner that may be ignored is no reason to ignore the namespace.
test_names_what_it_hangs_on if {
	using := object.union(settings([exception({"match": perhaps})]), {"problems": {"OWNER_UNKNOWN": {"deploy": "ignore"}}})
	result := engine.decision({found("enforced", web)}, set(), set()) with input as owned({}) with data.hasp.settings as using
	[one.code | some one in result.undecided] == ["NAMESPACE_UNKNOWN"]
	result.verdict == "unknown"
}

# Verdict 2 of issue 6: what could not be told before is another thing in another container, of another value or in a Pod that runs
# another program.
test_blocks_an_update_by_what_else_cannot_be_told[why] if {
	using := settings([exception({"match": perhaps})])
	said := {"policy": "enforced", "violation": {"message": "m", "path": web, "observed": 1}}
	some why, case in {
		"the same": {"found": said, "verdict": "warn"},
		"another container": {"found": object.union(said, {"violation": {"path": side}}), "verdict": "unknown"},
		"another value": {"found": object.union(said, {"violation": {"observed": 2}}), "verdict": "unknown"},
		"another message": {"found": object.union(said, {"violation": {"message": "n"}}), "verdict": "unknown"},
	}
	updated({case.found}, {said}, using).verdict == case.verdict
}

test_blocks_an_update_by_what_a_policy_cannot_tell_of_another_container if {
	unknown := {"policy": "enforced", "unknown": {"path": web, "message": "?"}}
	former := engine.standing(set(), {unknown}) with input as subject with data.hasp.settings as settings([])
	same := engine.decision(set(), {unknown}, former) with input as subject with data.hasp.settings as settings([])
	same.verdict == "warn"
	other := object.union(unknown, {"unknown": {"path": side}})
	result := engine.decision(set(), {other}, former) with input as subject with data.hasp.settings as settings([])
	result.verdict == "unknown"
	pod := object.union(subject, {"workload": {"kind": "Pod"}})
	of_pod := engine.standing(set(), {unknown}) with input as pod with data.hasp.settings as settings([])
	swapped := object.union(pod, {"workload": {"containers": [object.union(pod.workload.containers[0], {"image": {"reference": "evil"}})]}})
	evil := engine.decision(set(), {unknown}, of_pod) with input as swapped with data.hasp.settings as settings([])
	evil.verdict == "unknown"
}

test_makes_the_input_of_the_former_object if {
	updating := object.union(subject, {
		"former": {"name": "before"},
		"formerObject": {"spec": 1},
		"object": {"spec": 2},
		"related": {"complete": true},
		"problems": [{"code": "FILE_UNREADABLE", "path": "", "message": ""}],
	})
	former := engine.former_input with input as updating
	former == {
		"contract": 1,
		"phase": "deploy",
		"kind": "workload",
		"context": subject.context,
		"workload": {"name": "before"},
		"object": {"spec": 1},
		"related": {"complete": true},
	}
	bare := engine.former_input with input as object.union(subject, {"former": {"name": "before"}})
	not "object" in object.keys(bare)
	not "related" in object.keys(bare)
}

test_asks_of_the_former_object_only_where_there_is_something_to_tell[why] if {
	unread := object.union(subject, {"problems": [{"code": "FILE_UNREADABLE", "path": "x", "message": "gone"}]})
	some why, case in {
		"nothing": {"found": set(), "unknowns": set(), "input": subject, "told": false},
		"a violation": {"found": {1}, "unknowns": set(), "input": subject, "told": true},
		"an unknown": {"found": set(), "unknowns": {1}, "input": subject, "told": true},
		"a problem": {"found": set(), "unknowns": set(), "input": unread, "told": true},
	}
	told := {true | engine.is_told(case.found, case.unknowns) with input as case.input with data.hasp.settings as settings([])}
	told == {true | case.told}
}

test_counts_the_policies_that_were_asked[why] if {
	some why, case in {
		"by event": {"input": testing.exec(testing.process(1, "/x", []), []), "policies": 3},
		"of a kind without sorts": {"input": subject, "policies": 5},
		"by the kind of a resource": {"input": {"kind": "resource", "phase": "deploy", "resource": {"kind": "Role"}}, "policies": 7},
		"of a sort that none is about": {"input": {"kind": "resource", "phase": "deploy", "resource": {"kind": "Secret"}}, "policies": 6},
		"of a kind that none is about": {"input": {"kind": "request", "phase": "run"}, "policies": 0},
	}
	asked := engine.asked with input as case.input with data.hasp.asked as {
		"process": {"run": {"exec": 3, "*": 1}},
		"workload": {"deploy": {"*": 5}},
		"resource": {"deploy": {"Role": 7, "*": 6}},
	}
	asked == case.policies
}

test_does_not_except_where_nobody_knows_what_time_it_is if {
	timeless := object.union(subject, {"context": {"time": 0}})
	result := engine.decision({found("enforced", web)}, set(), set()) with input as timeless with data.hasp.settings as settings([exception({})])
	result.verdict == "deny"
}

# A message may name an image that an update replaces; the key stays.
test_knows_a_violation_again_by_its_key[verdict] if {
	said := {"policy": "enforced", "violation": {"message": "image web:1: CVE-1", "path": web, "key": "CVE-1", "observed": "web:1"}}
	some verdict, changes in {
		"warn": {"message": "image web:2: CVE-1", "observed": "web:2"},
		"deny": {"key": "CVE-2"},
	}
	updated({object.union(said, {"violation": changes})}, {said}, settings([])).verdict == verdict
}

test_blocks_by_what_could_not_be_told_before_where_settings_are_strict[why] if {
	unknown := {"policy": "enforced", "unknown": {"path": web, "message": "?"}}
	former := engine.standing(set(), {unknown}) with input as subject with data.hasp.settings as settings([])
	some why, case in {
		"for all": {"settings": {"updates": "strict"}, "verdict": "unknown"},
		"for the policy": {"settings": {"policies": {"enforced": {"updates": "strict"}}}, "verdict": "unknown"},
		"for another policy": {"settings": {"policies": {"warned": {"updates": "strict"}}}, "verdict": "warn"},
	}
	result := engine.decision(set(), {unknown}, former) with input as subject
		with data.hasp.settings as object.union(settings([]), case.settings)
	result.verdict == case.verdict
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

carried_by(policy, changes) := {"policy": policy, "violation": object.union(
	{"message": "image a: has no digest", "path": "/workload/containers/0/image", "key": "has no digest"},
	changes,
)}

test_says_once_what_a_policy_says_of_an_image_and_of_what_runs_it[why] if {
	own := found("enforced", "/workload/containers/0/image/reference")
	some why, case in {
		"the same image": {"found": {own, carried_by("enforced", {})}, "count": 1},
		"nothing said there": {"found": {carried_by("enforced", {})}, "count": 1},
		"something within the image": {"found": {own, carried_by("enforced", {"identifiers": ["CVE-1"]})}, "count": 2},
		"another container": {"found": {found("enforced", "/workload/containers/1/image/reference"), carried_by("enforced", {})}, "count": 2},
		"another policy": {"found": {found("warned", "/workload/containers/0/image/reference"), carried_by("enforced", {})}, "count": 2},
	}
	result := engine.decision(case.found, set(), set()) with input as subject
		with data.hasp.settings as settings([])
		with data.hasp.carried as {"enforced": {}}
	count(result.violations) == case.count
}
