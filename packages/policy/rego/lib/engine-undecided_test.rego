package hasp.engine_test

import data.hasp.engine
import data.hasp.testing

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

# Verdict 6 of issue 6: what could not be told is part of the decision.
test_cannot_tell_of_a_subject_with_problems if {
	unread := object.union(subject, {"problems": [{"code": "FILE_UNREADABLE", "path": "x", "message": "gone"}]})
	result := engine.decision(set(), set(), set()) with input as unread with data.hasp.settings as settings([])
	result.verdict == "unknown"
	result.undecided == [{"code": "FILE_UNREADABLE", "effect": "unknown", "path": "x", "message": "gone"}]
	denied := engine.decision({found("enforced", web)}, set(), set()) with input as unread with data.hasp.settings as settings([])
	denied.verdict == "deny"
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
