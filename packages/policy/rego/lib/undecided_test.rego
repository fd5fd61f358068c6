package hasp.lib.undecided_test

import data.hasp.lib.undecided
import data.hasp.testing

settings := {
	"policies": {
		"enforced": {"enforcement": {"deploy": "enforce"}},
		"warned": {"enforcement": {"deploy": "warn"}},
		"audited": {"enforcement": {"deploy": "audit"}},
		"switched-off": {"enforcement": {"deploy": "off"}},
	},
	"scopes": {"parameters": {}},
	"problems": {code: {"build": effect, "deploy": effect} |
		some code, effect in {
			"FILE_UNREADABLE": "unknown",
			"CATALOG_FAILED": "warn",
			"NO_DATA": "unknown",
			"IMAGE_UNKNOWN": "ignore",
			"IMAGE_JUDGEMENT_FAILED": "unknown",
			"POLICY_UNDECIDED": "unknown",
			"NAMESPACE_UNKNOWN": "unknown",
			"ADVISORIES_MISSING": "unknown",
		}
	},
}

with_scopes(scopes) := object.union(settings, {"scopes": {
	"list": {$"{i}": object.union({"name": $"s{i}", "rank": [i, 0], "match": {}, "policies": {}}, scope) | some i, scope in scopes},
	"keys": {"any": {"": [$"{i}" | some i, _ in scopes]}},
}})

weighing(code, effect) := object.union(settings, {"problems": {code: {"build": effect, "deploy": effect}}})

problems(one, using) := found if {
	found := undecided.problems with input as one with data.hasp.settings as using with data.hasp.carried as {"enforced": {}}
}

gone := {"code": "FILE_UNREADABLE", "path": "/etc/os-release", "message": "cannot be read"}

unread := object.union(testing.deployed({}), {"problems": [gone]})

test_tells_that_a_command_line_was_cut if {
	whole := testing.exec(testing.process(9, "/bin/sh", ["sh"]), [])
	cut := object.union(whole, {"event": {"process": {"argsTruncated": true}}})
	undecided.untold == set() with input as whole
	undecided.untold == set() with input as object.union(whole, {"event": {"process": {"argsTruncated": false}}})
	undecided.untold == {["EVENT_TRUNCATED", "/event/process/args", "the command line was cut"]} with input as cut

	# once is enough
	said := object.union(cut, {"problems": [{"code": "EVENT_TRUNCATED", "path": "/event/process/args", "message": "cut"}]})
	undecided.untold == {["EVENT_TRUNCATED", "/event/process/args", "cut"]} with input as said
	other := object.union(cut, {"problems": [gone]})
	count(undecided.untold) == 2 with input as other
}

test_tells_that_a_path_was_not_resolved[path] if {
	some path in ["etc/shadow", "//etc/shadow", "/tmp/../etc/shadow", "/etc/./shadow", "/etc/shadow//", "/etc/cron.d/.."]
	undecided.untold == {["POLICY_UNDECIDED", "/event/path", $"where {path} leads was not told"]} with input as testing.reads(path)
	undecided.untold == {["POLICY_UNDECIDED", "/event/to", $"where {path} leads was not told"]} with input as testing.renames("/tmp/x", path)
}

test_takes_resolved_paths_as_they_are if {
	undecided.untold == set() with input as testing.reads("/etc/shadow")
	undecided.untold == set() with input as testing.reads("/")
	undecided.untold == set() with input as testing.reads("/src/hooks/")
	undecided.untold == set() with input as testing.writes("pipe:[1234]")
	undecided.untold == set() with input as testing.writes("socket:[1234]")
	undecided.untold == set() with input as testing.writes("anon_inode:[memfd]")
	undecided.untold == set() with input as testing.renames("/tmp/x", "/tmp/..y")
	undecided.untold == set() with input as testing.access("symlink", "/tmp/x", {"to": "../y"})
}

test_tells_every_problem_with_its_effect if {
	several := object.union(unread, {"problems": [
		gone,
		{"code": "CATALOG_FAILED", "path": "p", "message": "m"},
		{"code": "NEW", "path": "", "message": "?"},
		{},
	]})
	problems(several, settings) == {
		object.union(gone, {"effect": "unknown"}),
		{"code": "CATALOG_FAILED", "path": "p", "message": "m", "effect": "warn"},
		{"code": "NEW", "path": "", "message": "?", "effect": "unknown"},
		{"code": "POLICY_UNDECIDED", "path": "", "message": "something could not be told", "effect": "unknown"},
	}
	problems(testing.image({"problems": [gone]}), settings) == {object.union(gone, {"effect": "unknown"})}
}

test_tells_nothing_of_what_is_ignored[why] if {
	unsure := object.union(testing.summary({}), {"decision": {"undecided": [gone]}})
	some why, case in {
		"a problem": {"input": unread, "code": "FILE_UNREADABLE"},
		"a problem of an image": {"input": testing.image({"problems": [gone]}), "code": "FILE_UNREADABLE"},
		"a problem of an image that is run": {"input": testing.deployed({"image": unsure}), "code": "FILE_UNREADABLE"},
		"missing data": {
			"input": testing.image({"coverage": [{"state": "missing", "ecosystem": "npm", "packages": 1}]}),
			"code": "NO_DATA",
		},
		"an image that was not judged": {"input": unjudged, "code": "IMAGE_JUDGEMENT_FAILED"},
		"an image of which nothing is known": {"input": testing.deployed({"image": {"known": false}}), "code": "IMAGE_UNKNOWN"},
	}
	problems(case.input, weighing(case.code, "ignore")) == set()
	problems(case.input, weighing(case.code, "deny")) != set()
}

unjudged := testing.workload([object.union(
	object.remove(testing.container({}), ["image"]),
	{"image": object.remove(testing.summary({}), ["decision"])},
)])

test_tells_that_packages_have_no_advisories[why] if {
	some why, case in {
		"matched": {"coverage": {"state": "matched", "ecosystem": "npm", "packages": 3}, "paths": set()},
		"no data": {"coverage": {"state": "noData", "ecosystem": "npm", "packages": 3}, "paths": {"/image/coverage/0"}},
		"no packages": {"coverage": {"state": "noData", "ecosystem": "npm", "packages": 0}, "paths": set()},
	}
	testing.paths(problems(testing.image({"coverage": [case.coverage]}), settings)) == case.paths
}

test_says_once_that_there_is_no_database if {
	without := testing.image({
		"coverage": [{"state": "noData", "ecosystem": "npm", "packages": 3}],
		"problems": [{"code": "ADVISORIES_MISSING", "path": "", "message": "no database"}],
	})
	{one.code | some one in problems(without, settings)} == {"ADVISORIES_MISSING"}
}

test_tells_of_each_container_what_is_not_known_of_its_image if {
	unscanned := testing.workload([testing.container({}), testing.container({"image": {"known": false}})])
	problems(unscanned, weighing("IMAGE_UNKNOWN", "warn")) == {{
		"code": "IMAGE_UNKNOWN",
		"effect": "warn",
		"path": "/workload/containers/1/image",
		"message": "nothing is known of image docker.io/library/web:1.4",
	}}
	testing.paths(problems(testing.running({"image": {"known": false}}), weighing("IMAGE_UNKNOWN", "warn"))) == {"/container/image"}
	problems(testing.exec(testing.process(1, "/x", []), []), settings) == set()
}

judged(decision) := testing.deployed({"image": {"decision": decision}})

# A policy that this bundle has, but not over images, judged no image either.
test_tells_which_policy_over_images_is_not_there if {
	violation := {"severity": "low", "message": "m"}
	one := judged({
		"violations": [object.union(violation, {"policy": "warned"}), object.union(violation, {"policy": "enforced"})],
		"omitted": {"gone": 1},
	})
	{problem.message | some problem in problems(one, settings)} == {
		"image docker.io/library/web:1.4 was judged by the policy warned, which this bundle does not have",
		"image docker.io/library/web:1.4 was judged by the policy gone, which this bundle does not have",
	}
}

test_tells_what_an_images_own_decision_could_not[why] if {
	some why, case in {
		"whoever runs it": {"policy": {}, "effects": ["unknown"]},
		"a policy that denies": {"policy": {"policy": "enforced"}, "effects": ["unknown"]},
		"a policy that warns": {"policy": {"policy": "warned"}, "effects": ["warn"]},
		"a policy that records": {"policy": {"policy": "audited"}, "effects": ["audit"]},
		"a policy that is off": {"policy": {"policy": "switched-off"}, "effects": []},
	}
	found := problems(judged({"undecided": [object.union(gone, case.policy)]}), settings)
	[one.effect | some one in found] == case.effects
	every one in found {
		one.message == "image docker.io/library/web:1.4: cannot be read"
		one.path == "/workload/containers/0/image"
		object.get(one, "policy", "") == object.get(case.policy, "policy", "")
	}
}

test_tells_what_a_policy_could_not_that_is_not_there if {
	found := problems(judged({"undecided": [object.union(gone, {"policy": "gone"})]}), settings)
	[[one.code, one.effect] | some one in found] == [["FILE_UNREADABLE", "unknown"]]
}

perhaps := {"match": {"namespaceLabels": {"tier": ["prod"]}}}

# What is ignored in general, and denied in a namespace that this may be, must not pass in silence.
test_tells_that_a_scope_may_make_a_problem_graver[why] if {
	some why, case in {
		"ignored else": {"settings": "ignore", "scope": "deny", "codes": {"NAMESPACE_UNKNOWN"}},
		"warned of else": {"settings": "warn", "scope": "unknown", "codes": {"FILE_UNREADABLE", "NAMESPACE_UNKNOWN"}},
		"not milder": {"settings": "unknown", "scope": "audit", "codes": {"FILE_UNREADABLE"}},
		"not the same": {"settings": "warn", "scope": "warn", "codes": {"FILE_UNREADABLE"}},
	}
	scope := object.union(perhaps, {"problems": {"FILE_UNREADABLE": {"deploy": case.scope}}})
	using := object.union(with_scopes([scope]), {"problems": {"FILE_UNREADABLE": {"deploy": case.settings}}})
	{one.code | some one in problems(unread, using)} == case.codes
	ignored := object.union(using, {"problems": {"NAMESPACE_UNKNOWN": {"deploy": "ignore"}}})
	{one.code | some one in problems(unread, ignored)} == case.codes - {"NAMESPACE_UNKNOWN"}
}

test_tells_that_a_scope_may_give_parameters[why] if {
	some why, case in {
		"it may": {"scope": perhaps, "count": 1},
		"not to one container of two": {"scope": {"match": object.union(perhaps.match, {"containers": ["side"]})}, "count": 0},
		"not for certain": {"scope": {}, "count": 0},
	}
	using := with_scopes([object.union(case.scope, {"policies": {"enforced": {"parameters": {"x": 1}}}})])
	found := problems(two, using)
	count(found) == case.count
	every one in found {
		one.code == "NAMESPACE_UNKNOWN"
		one.message == "scope s0 may give parameters here, and the labels of its namespace could not be asked for"
	}
	ignored := object.union(using, {"problems": {"NAMESPACE_UNKNOWN": {"deploy": "ignore"}}})
	problems(two, ignored) == set()
}

of_policies(unknowns, using) := found if {
	found := undecided.of_policies(unknowns) with input as testing.deployed({}) with data.hasp.settings as using
}

test_hears_a_policy_as_gravely_as_its_mode[policy] if {
	some policy, effects in {"enforced": ["unknown"], "warned": ["warn"], "audited": ["audit"], "switched-off": []}
	found := of_policies({{"policy": policy, "unknown": {"path": "/workload/pod", "message": "?"}}}, settings)
	[one.effect | some one in found] == effects
	every one in found {
		one == {"code": "POLICY_UNDECIDED", "effect": effects[0], "path": "/workload/pod", "message": "?", "policy": policy}
	}
}

test_does_no_more_by_not_knowing[why] if {
	some why, case in {
		"deny, enforced": {"effect": "deny", "mode": "enforce", "result": "deny"},
		"deny, warned": {"effect": "deny", "mode": "warn", "result": "warn"},
		"unknown, audited": {"effect": "unknown", "mode": "audit", "result": "audit"},
		"audit, warned": {"effect": "audit", "mode": "warn", "result": "audit"},
		"audit, enforced": {"effect": "audit", "mode": "enforce", "result": "audit"},
		"ignore, warned": {"effect": "ignore", "mode": "warn", "result": "ignore"},
		"ignore, enforced": {"effect": "ignore", "mode": "enforce", "result": "ignore"},
		"unknown, off": {"effect": "unknown", "mode": "off", "result": "ignore"},
		"ignore, off": {"effect": "ignore", "mode": "off", "result": "ignore"},
	}
	undecided.milder(case.effect, case.mode) == case.result
}

test_hears_a_policy_that_states_badly_what_it_cannot_tell[why] if {
	some why, case in {
		"a text": {"unknown": "it", "message": "the policy could not tell: it"},
		"nothing": {"unknown": {}, "message": "the policy could not tell"},
	}
	found := of_policies({{"policy": "enforced", "unknown": case.unknown}}, settings)
	[[one.code, one.message, one.path] | some one in found] == [["POLICY_UNDECIDED", case.message, ""]]
}

# A policy that is off, and enforced in a namespace that this may be, must not be unable to tell in silence.
test_hears_a_policy_that_a_scope_may_enforce[policy] if {
	some policy, effects in {
		"switched-off": {["NAMESPACE_UNKNOWN", "unknown"]},
		"audited": {["POLICY_UNDECIDED", "audit"], ["NAMESPACE_UNKNOWN", "unknown"]},
		"enforced": {["POLICY_UNDECIDED", "unknown"]},
	}
	using := with_scopes([object.union(perhaps, {"policies": {policy: {"enforcement": {"deploy": "enforce"}}}})])
	found := of_policies({{"policy": policy, "unknown": {"message": "?"}}}, using)
	{[one.code, one.effect] | some one in found} == effects
	ignored := object.union(using, {"problems": {"NAMESPACE_UNKNOWN": {"deploy": "ignore"}}})
	without := of_policies({{"policy": policy, "unknown": {"message": "?"}}}, ignored)
	{one.code | some one in without} == {one.code | some one in found} - {"NAMESPACE_UNKNOWN"}
}

test_tells_that_nothing_is_known_of_the_image_of_a_volume if {
	mounting := testing.with_pod({"volumes": [{"name": "cache", "type": "emptyDir"}, {"name": "data", "type": "image", "reference": "data:1"}]})
	problems(mounting, weighing("IMAGE_UNKNOWN", "deny")) == {{
		"code": "IMAGE_UNKNOWN",
		"effect": "deny",
		"path": "/workload/pod/volumes/1",
		"message": "nothing is known of image data:1, which a volume is made of",
	}}
	problems(mounting, settings) == set()
}

test_tells_that_a_verdict_over_an_image_has_lost_its_reasons[why] if {
	some why, case in {
		"denied for nothing": {"decision": {"verdict": "deny"}, "codes": {"IMAGE_JUDGEMENT_FAILED"}},
		"unknown for nothing": {"decision": {"verdict": "unknown"}, "codes": {"IMAGE_JUDGEMENT_FAILED"}},
		"allowed for nothing": {"decision": {"verdict": "allow"}, "codes": set()},
		"denied for a violation": {"decision": {"verdict": "deny", "violations": [{"policy": "enforced"}]}, "codes": set()},
		"denied for what was cut": {"decision": {"verdict": "deny", "omitted": {"enforced": 1}}, "codes": set()},
		"unknown for a problem": {"decision": {"verdict": "unknown", "undecided": [gone]}, "codes": {"FILE_UNREADABLE"}},
		"for a violation of nobody": {"decision": {"verdict": "deny", "violations": [{"message": "m"}]}, "codes": {"IMAGE_JUDGEMENT_FAILED"}},
	}
	{one.code | some one in problems(judged(case.decision), settings)} == case.codes
}

two := testing.workload([testing.container({}), testing.container({"name": "side"})])

# Nobody gets out of a scope by adding a container of another image.
test_weighs_a_problem_of_the_whole_by_scopes_that_mean_a_part[why] if {
	some why, case in {
		"graver": {"effect": "deny", "path": "", "result": ["deny"]},
		"milder": {"effect": "ignore", "path": "", "result": ["unknown"]},
		"graver for its own": {"effect": "deny", "path": "/workload/containers/1/image", "result": ["deny"]},
		"milder for its own": {"effect": "audit", "path": "/workload/containers/1/image", "result": ["audit"]},
		"not for another": {"effect": "deny", "path": "/workload/containers/0/image", "result": ["unknown"]},
	}
	using := with_scopes([{"match": {"containers": ["side"]}, "problems": {"FILE_UNREADABLE": {"deploy": case.effect}}}])
	one := object.union(two, {"problems": [object.union(gone, {"path": case.path})]})
	[found.effect | some found in problems(one, using)] == case.result
	narrower := with_scopes([
		{"problems": {"FILE_UNREADABLE": {"deploy": "warn"}}},
		{"match": {"containers": ["side"]}, "problems": {"FILE_UNREADABLE": {"deploy": case.effect}}},
	])
	[found.effect | some found in problems(one, narrower)] == ["warn"]
}

test_tells_that_parameters_are_given_to_a_part[why] if {
	some why, case in {
		"others": {"match": {"containers": ["side"]}, "value": 2, "effects": ["unknown"]},
		"the same": {"match": {"containers": ["side"]}, "value": 1, "effects": []},
		"to all": {"match": {"containers": ["side", "web"]}, "value": 2, "effects": []},
		"to what is not there": {"match": {"containers": ["db"]}, "value": 2, "effects": []},
	}
	scope := {"match": case.match, "policies": {"enforced": {"parameters": {"limit": case.value}}}}
	using := object.union(with_scopes([scope]), {"parameters": {"enforced": {"limit": 1}}})
	found := problems(two, using)
	[one.effect | some one in found] == case.effects
	every one in found {
		one.policy == "enforced"
		startswith(one.message, "scope s0 gives parameters to some of the containers")
	}
}

test_cannot_tell_where_what_a_policy_looks_at_was_not_sent[why] if {
	some why, case in {
		"nothing": {"sent": {}, "codes": ["RELATED_INCOMPLETE"]},
		"another list": {"sent": {"related": {"ingresses": []}}, "codes": ["RELATED_INCOMPLETE"]},
		"an empty list": {"sent": {"related": {"services": []}}, "codes": []},
	}
	told := undecided.problems with input as object.union(testing.deployed({}), case.sent)
		with data.hasp.related as {"workload": {"*": {"services": ["enforced"]}}}
		with data.hasp.settings as settings
	[[one.code, one.policy] | some one in told] == [[code, "enforced"] | some code in case.codes]
}

test_does_no_more_by_what_was_not_sent_than_the_policy_that_looks_at_it[why] if {
	some why, case in {
		"enforced": {"policy": "enforced", "effect": "unknown"},
		"warned": {"policy": "warned", "effect": "warn"},
		"audited": {"policy": "audited", "effect": "audit"},
	}
	told := undecided.problems with input as testing.deployed({})
		with data.hasp.related as {"workload": {"*": {"services": [case.policy]}}}
		with data.hasp.settings as settings
	[one.effect | some one in told] == [case.effect]
}

test_asks_for_related_objects_only_where_a_policy_looks_at_them[why] if {
	some why, case in {
		"that kind of object": {"asking": {"resource": {"Ingress": {"peers": ["enforced"]}}}, "count": 1},
		"another kind of object": {"asking": {"resource": {"Service": {"peers": ["enforced"]}}}, "count": 0},
		"every kind of object": {"asking": {"resource": {"*": {"peers": ["enforced"]}}}, "count": 1},
		"workloads": {"asking": {"workload": {"*": {"peers": ["enforced"]}}}, "count": 0},
	}
	told := undecided.problems with input as {"kind": "resource", "phase": "deploy", "resource": {"kind": "Ingress", "name": "web"}}
		with data.hasp.related as case.asking
		with data.hasp.settings as settings
	count(told) == case.count
}
