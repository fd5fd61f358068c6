package hasp.engine_test

import data.hasp.engine

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

test_does_not_block_an_update_by_what_could_not_be_told_before if {
	unread := object.union(subject, {"problems": [{"code": "FILE_UNREADABLE", "path": "x", "message": "gone"}]})
	former := engine.standing(set(), set()) with input as unread with data.hasp.settings as settings([])
	result := engine.decision(set(), set(), former) with input as unread with data.hasp.settings as settings([])
	result.verdict == "warn"
	[one.effect | some one in result.undecided] == ["warn"]
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
