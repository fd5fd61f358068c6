package hasp.lib.pod_security_test

import data.hasp.lib.pod_security
import data.hasp.testing
import data.hasp.testing.pod_security as standards

label(modes) := {$"pod-security.kubernetes.io/{mode}": value | some mode, value in modes}

pod(labels) := object.union(testing.deployed({}), {
	"workload": {"kind": "Pod"},
	"context": {"namespace": {"name": "store", "labels": label(labels)}},
})

asked(subject, changes) := {one.mode: [one.level, one.minor] | some one in list} if {
	list := pod_security.asked with input as subject
		with data.hasp.parameters["pod-security-labels"] as object.union(standards.defaults, changes)
}

# As k8s.io/pod-security-admission/api, PolicyToEvaluate.
test_reads_the_labels_of_the_namespace[why] if {
	some why, case in {
		"none": {"labels": {}, "asked": {}},
		"enforced, and warned of": {"labels": {"enforce": "baseline"}, "asked": {"enforce": ["baseline", 37], "warn": ["baseline", 37]}},
		"enforced, and warned of in the same version": {
			"labels": {"enforce": "baseline", "enforce-version": "v1.20"},
			"asked": {"enforce": ["baseline", 20], "warn": ["baseline", 20]},
		},
		"enforced, and warned of in another version": {
			"labels": {"enforce": "baseline", "enforce-version": "v1.20", "warn-version": "v1.25"},
			"asked": {"enforce": ["baseline", 20], "warn": ["baseline", 25]},
		},
		"all three": {
			"labels": {
				"enforce": "baseline",
				"enforce-version": "v1.9",
				"warn": "restricted",
				"audit": "restricted",
				"audit-version": "latest",
			},
			"asked": {"enforce": ["baseline", 9], "warn": ["restricted", 37], "audit": ["restricted", 37]},
		},
		"recorded only": {"labels": {"audit": "restricted"}, "asked": {"audit": ["restricted", 37]}},
		"warned of only": {"labels": {"warn": "baseline"}, "asked": {"warn": ["baseline", 37]}},
		"not warned of by its own word": {"labels": {"enforce": "restricted", "warn": "privileged"}, "asked": {"enforce": ["restricted", 37]}},
		"privileged": {"labels": {"enforce": "privileged", "warn": "privileged", "audit": "privileged"}, "asked": {}},
		"a level to enforce that there is not": {"labels": {"enforce": "Baseline"}, "asked": {"enforce": ["restricted", 37]}},
		"levels to warn and record that there are not": {"labels": {"warn": "none", "audit": "none"}, "asked": {}},
		"an empty level": {"labels": {"enforce": ""}, "asked": {"enforce": ["restricted", 37]}},
		"versions that there are not": {
			"labels": {"enforce": "baseline", "enforce-version": "1.20", "warn-version": "v1.x"},
			"asked": {"enforce": ["baseline", 37], "warn": ["baseline", 37]},
		},
		"a version that is not known yet": {
			"labels": {"enforce": "baseline", "enforce-version": "v1.99", "warn": "privileged"},
			"asked": {"enforce": ["baseline", 37]},
		},
		"versions without levels": {"labels": {"enforce-version": "v1.20", "audit-version": "v1.20"}, "asked": {}},
	}
	asked(pod(case.labels), {}) == case.asked
}

test_asks_the_gravest_first if {
	all := pod({"enforce": "baseline", "warn": "restricted", "audit": "restricted"})
	list := pod_security.asked with input as all with data.hasp.parameters["pod-security-labels"] as standards.defaults
	[one.mode | some one in list] == ["enforce", "warn", "audit"]
}

test_takes_what_no_label_says_from_the_parameters[why] if {
	given := {"level": "restricted", "version": "v1.25"}
	some why, case in {
		"a namespace without labels": {"subject": pod({}), "asked": {"enforce": ["restricted", 25]}},
		"no namespace": {"subject": testing.deployed({}), "asked": {"enforce": ["restricted", 25]}},
		"a level of the namespace": {"subject": pod({"enforce": "baseline", "warn": "privileged"}), "asked": {"enforce": ["baseline", 25]}},
		"a milder level of the namespace": {"subject": pod({"enforce": "privileged"}), "asked": {}},
		"a version of the namespace": {"subject": pod({"enforce-version": "v1.30"}), "asked": {"enforce": ["restricted", 30]}},
		"warnings of the namespace": {"subject": pod({"warn": "baseline"}), "asked": {"enforce": ["restricted", 25], "warn": ["baseline", 25]}},
	}
	asked(case.subject, given) == case.asked
}

# The API server refuses Pods only, and warns of what makes them.
test_warns_of_what_makes_pods[why] if {
	deployment := object.union(pod({"enforce": "restricted", "enforce-version": "v1.30"}), {"workload": {"kind": "Deployment"}})
	unlabelled := object.union(pod({"warn": "baseline"}), {"workload": {"kind": "Deployment"}})
	some why, case in {
		"by what is enforced": {"subject": deployment, "parameters": {}, "asked": {"warn": ["restricted", 30]}},
		"refused where that is set": {
			"subject": deployment,
			"parameters": {"templates": "enforce"},
			"asked": {"enforce": ["restricted", 30], "warn": ["restricted", 30]},
		},
		"refused by the level of the parameters": {
			"subject": unlabelled,
			"parameters": {"level": "restricted"},
			"asked": {"enforce": ["restricted", 37], "warn": ["baseline", 37]},
		},
	}
	asked(case.subject, case.parameters) == case.asked
}

# An API server knows no version that is newer than itself.
test_takes_the_version_of_the_cluster_for_the_latest[version] if {
	some version, minor in {
		"v1.31.4": 31,
		"1.31": 31,
		"v1.31+": 31,
		"v1.31.2-gke.10": 31,
		"v1.99.0": 37,
		"v2.0.0": 37,
		"unknown": 37,
		"": 37,
	}
	there := {"context": {"cluster": {"name": "c", "version": version}}}
	asked(object.union(pod({"enforce": "baseline", "warn": "privileged"}), there), {}) == {"enforce": ["baseline", minor]}
	newer := pod({"enforce": "baseline", "warn": "privileged", "enforce-version": "v1.36"})
	asked(object.union(newer, there), {}) == {"enforce": ["baseline", min([minor, 36])]}
	older := pod({"enforce": "baseline", "warn": "privileged", "enforce-version": "v1.8"})
	asked(object.union(older, there), {}) == {"enforce": ["baseline", 8]}
}

test_knows_every_version_until_its_latest if {
	every minor in numbers.range(0, 37) {
		pod_security.minors[$"v1.{minor}"] == minor
	}
	count(pod_security.minors) == 38
}

test_tells_versions_from_other_texts if {
	every text in ["latest", "v1.0", "v1.9", "v1.37", "v1.38", "v1.100", "v1.999999999999999999"] {
		pod_security.is_version(text)
	}
	every text in ["", "Latest", "v1", "v1.", "1.30", "v1.030", "v1.00", "v1.3.1", "v1.-1", "v1.1e1", "v2.0", "v1.1000000000000000000"] {
		not pod_security.is_version(text)
	}
}

given := [
	{"mode": "enforce", "level": "baseline", "minor": 20},
	{"mode": "warn", "level": "restricted", "minor": 30},
	{"mode": "audit", "level": "restricted", "minor": 35},
]

test_finds_the_gravest_that_asks_between_versions[why] if {
	some why, case in {
		"all": {"from": 0, "until": 1000, "mode": "enforce"},
		"from the first": {"from": 20, "until": 1000, "mode": "enforce"},
		"after the first": {"from": 21, "until": 1000, "mode": "warn"},
		"until the first": {"from": 0, "until": 20, "mode": "none"},
		"past the first": {"from": 0, "until": 21, "mode": "enforce"},
		"the last": {"from": 35, "until": 36, "mode": "audit"},
		"past the last": {"from": 36, "until": 1000, "mode": "none"},
	}
	those := [one.mode | one := pod_security.between(case.from, case.until)] with pod_security.asked as given
	array.concat(those, ["none"])[0] == case.mode
}

test_finds_the_gravest_that_asks_for_the_restricted_level[why] if {
	some why, case in {
		"all": {"from": 0, "until": 1000, "mode": "warn"},
		"from the first": {"from": 30, "until": 1000, "mode": "warn"},
		"after the first": {"from": 31, "until": 1000, "mode": "audit"},
		"until the first": {"from": 0, "until": 30, "mode": "none"},
		"past the first": {"from": 0, "until": 31, "mode": "warn"},
		"past the last": {"from": 36, "until": 1000, "mode": "none"},
	}
	those := [one.mode | one := pod_security.restricted_between(case.from, case.until)] with pod_security.asked as given
	array.concat(those, ["none"])[0] == case.mode
}

test_finds_who_asks_for_what_is_replaced_in_the_restricted_level[why] if {
	restricted := array.slice(given, 1, 3)
	some why, case in {
		"baseline": {"given": given, "since": 0, "mode": "enforce"},
		"restricted, replaced before": {"given": restricted, "since": 30, "mode": "none"},
		"restricted, replaced after": {"given": restricted, "since": 31, "mode": "warn"},
	}
	those := [one.mode | one := pod_security.unless_replaced(case.since)] with pod_security.asked as case.given
	array.concat(those, ["none"])[0] == case.mode
}

test_lets_off_windows_and_users_of_ones_own if {
	pod_security.windows_until == 25 with input as testing.with_pod({"os": "windows"})
	pod_security.windows_until == 1000 with input as testing.with_pod({"os": "linux"})
	pod_security.users_until == 35 with input as testing.with_pod({"hostUsers": false})
	pod_security.users_until == 1000 with input as testing.with_pod({"hostUsers": true})
	pod_security.users_until == 1000 with input as testing.with_pod({})
}

test_tells_who_asks if {
	pod_security.told(given[1]) == {"atMost": "warn", "source": {"level": "restricted", "version": "v1.30"}}
}

is_open(subject, changes) if {
	pod_security.is_open with input as subject
		with data.hasp.parameters["pod-security-labels"] as object.union(standards.defaults, changes)
}

test_cannot_tell_only_of_pods_in_requests_whose_namespace_nobody_saw if {
	unseen := standards.unseen(testing.deployed({}))
	is_open(unseen, {})
	not is_open(unseen, {"unseenNamespace": "level"})
	not is_open(object.union(unseen, {"workload": {"kind": "Deployment"}}), {})
	not is_open(object.union(unseen, {"context": {"namespace": {"name": "store", "labels": {}}}}), {})
	not is_open(testing.deployed({}), {})
	not is_open(object.union(testing.deployed({}), {"workload": {"kind": "Pod"}}), {})
}

test_takes_what_any_namespace_may_ask_for_where_nobody_saw_it if {
	unseen := standards.unseen(testing.deployed({}))
	may := pod_security.asked with input as unseen with data.hasp.parameters["pod-security-labels"] as standards.defaults
	may == [
		{"mode": "enforce", "level": "restricted", "minor": 37},
		{"mode": "enforce", "level": "baseline", "minor": 37},
		{"mode": "enforce", "level": "restricted", "minor": 24},
		{"mode": "enforce", "level": "baseline", "minor": 18},
	]
	old := object.union(unseen, {"context": {"cluster": {"name": "c", "version": "v1.20.0"}}})
	known := pod_security.asked with input as old with data.hasp.parameters["pod-security-labels"] as standards.defaults
	{one.minor | some one in known} == {18, 20}
}

test_tells_what_cannot_be_told if {
	pod_security.untold({"path": "/workload/pod", "message": "it is so"}) == standards.untold("/workload/pod", "it is so")
}
