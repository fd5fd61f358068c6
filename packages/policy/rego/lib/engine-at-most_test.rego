package hasp.engine_test

import data.hasp.engine
import data.hasp.testing

at_most(policy, most) := {"policy": policy, "violation": object.union(found(policy, web).violation, {"atMost": most})}

test_lets_a_violation_be_milder_than_its_policy[why] if {
	some why, case in {
		"warned of a policy that is enforced": {"policy": "enforced", "most": "warn", "mode": "warn", "verdict": "warn"},
		"recorded of a policy that is enforced": {"policy": "enforced", "most": "audit", "mode": "audit", "verdict": "allow"},
		"recorded of a policy that warns": {"policy": "warned", "most": "audit", "mode": "audit", "verdict": "allow"},
		"warned of a policy that warns": {"policy": "warned", "most": "warn", "mode": "warn", "verdict": "warn"},
		"no graver than its policy": {"policy": "audited", "most": "warn", "mode": "audit", "verdict": "allow"},
	}
	result := decision({at_most(case.policy, case.most)}, settings([]))
	result.verdict == case.verdict
	[[one.enforcement, one.atMost] | some one in result.violations] == [[case.mode, case.most]]
}

test_denies_by_one_violation_beside_a_milder_one if {
	result := decision({at_most("enforced", "warn"), found("enforced", side)}, settings([]))
	result.verdict == "deny"
	{[one.path, one.enforcement] | some one in result.violations} == {[web, "warn"], [side, "enforce"]}
}

test_hears_no_other_word_that_would_make_it_milder[why] if {
	some why, most in {
		"as grave as it is": "enforce",
		"off": "off",
		"no mode": "never",
		"no text": 0,
		"a list": ["warn"],
	}
	result := decision({at_most("enforced", most)}, settings([]))
	result.verdict == "deny"
	not "atMost" in object.keys(result.violations[0])
}

test_leaves_what_is_off_out if {
	off := with_scopes([{"name": "off", "match": {}, "policies": {"enforced": {"enforcement": {"deploy": "off"}}}}])
	result := decision({at_most("enforced", "warn")}, off)
	result.violations == []
	result.outOfScope == [{"policy": "enforced", "count": 1, "scope": "off"}]
}

test_shows_it_excepted_as_it_was if {
	result := decision({at_most("enforced", "warn")}, settings([exception({})]))
	[[one.enforcement, one.atMost] | some one in result.excepted] == [["warn", "warn"]]
}

# What a scope may make of the policy does not concern it beyond its own word.
test_is_no_graver_by_a_scope_that_may_hold[why] if {
	some why, case in {
		"already as grave as it may be": {"policy": "warned", "most": "warn", "effects": []},
		"no graver by far": {"policy": "warned", "most": "audit", "effects": []},
		"as grave as it may be": {"policy": "audited", "most": "warn", "effects": [["warn", "warn"]]},
		"no graver than recorded": {"policy": "audited", "most": "audit", "effects": []},
	}
	result := decision({at_most(case.policy, case.most)}, with_scopes([perhaps_graver]))
	[[one.effect, one.atMost] | some one in result.undecided] == case.effects
}

test_is_no_graver_by_an_exception_that_may_hold if {
	by_label := settings([exception({"match": perhaps})])
	result := decision({at_most("enforced", "warn")}, by_label)
	result.verdict == "warn"
	[[one.code, one.effect, one.atMost] | some one in result.undecided] == [["NAMESPACE_UNKNOWN", "warn", "warn"]]
}

# Made milder by its own word, it is another one than the same that denies.
test_tells_a_milder_one_apart_after_an_update if {
	was := engine.standing({at_most("enforced", "warn")}, set()) with input as subject with data.hasp.settings as settings([])
	same := engine.decision({at_most("enforced", "warn")}, set(), was) with input as subject with data.hasp.settings as settings([])
	same.violations == []
	[one.enforcement | some one in same.existing] == ["warn"]
	graver := engine.decision({found("enforced", web)}, set(), was) with input as subject with data.hasp.settings as settings([])
	graver.verdict == "deny"
}

not_told(policy, most) := {"policy": policy, "unknown": {"path": "/workload/pod", "message": "?", "atMost": most}}

test_does_no_more_by_not_knowing_what_is_at_most_a_warning[why] if {
	some why, case in {
		"a warning": {"policy": "enforced", "most": "warn", "verdict": "warn", "told": {"effect": "warn", "atMost": "warn"}},
		"a record": {"policy": "enforced", "most": "audit", "verdict": "allow", "told": {"effect": "audit", "atMost": "audit"}},
		"a record of what warns": {"policy": "warned", "most": "audit", "verdict": "allow", "told": {"effect": "audit", "atMost": "audit"}},
		"no more than the policy": {"policy": "audited", "most": "warn", "verdict": "allow", "told": {"effect": "audit", "atMost": "warn"}},
		"no word": {"policy": "enforced", "most": "off", "verdict": "unknown", "told": {"effect": "unknown"}},
	}
	result := engine.decision(set(), {not_told(case.policy, case.most)}, set()) with input as subject
		with data.hasp.settings as settings([])
	result.verdict == case.verdict
	[object.filter(one, ["effect", "atMost"]) | some one in result.undecided] == [case.told]
}

test_carries_it_with_the_image if {
	carrying := testing.deployed({"image": testing.summary({"decision": {
		"verdict": "warn",
		"violations": [{"policy": "enforced", "severity": "high", "message": "m", "atMost": "warn"}],
		"undecided": [{"policy": "enforced", "code": "POLICY_UNDECIDED", "path": "", "message": "?", "atMost": "audit"}],
	}})})
	found_there := data.hasp.lib.carried.found with input as carrying with data.hasp.carried as {"enforced": {"workload": true}}
	result := engine.decision(found_there, set(), set()) with input as carrying
		with data.hasp.settings as settings([])
		with data.hasp.carried as {"enforced": {"workload": true}}
	result.verdict == "warn"
	[one.enforcement | some one in result.violations] == ["warn"]
	[one.effect | some one in result.undecided] == ["audit"]
}
