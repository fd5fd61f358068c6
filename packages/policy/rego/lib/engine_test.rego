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
