package hasp.lib.image_findings_test

import data.hasp.lib.image_findings
import data.hasp.testing

parameters := {"exploitedPolicies": ["kev"], "criticalPolicies": ["critical", "worst"]}

one(policy) := {"policy": policy, "severity": "critical", "message": policy, "identifiers": ["CVE-1"], "package": "openssl"}

judged(policies, omitted) := {"image": {"decision": {"violations": [one(policy) | some policy in policies], "omitted": omitted}}}

test_finds_what_counts_by_container if {
	subject := testing.workload([testing.container(judged(["kev", "other", "critical"], {})), testing.container(judged(["worst", "worst"], {})), testing.container({})])
	exploited := image_findings.exploited with input as subject with data.hasp.parameters["exposed-exploited-vulnerability"] as parameters
	{path: [found.policy | some found in list] | some path, list in exploited} == {"/workload/containers/0": ["kev"]}
	critical := image_findings.critical with input as subject with data.hasp.parameters["exposed-exploited-vulnerability"] as parameters
	{path: [found.policy | some found in list] | some path, list in critical} == {"/workload/containers/0": ["critical"], "/workload/containers/1": ["worst", "worst"]}
}

test_counts_what_was_cut_where_nothing_is_listed if {
	exploited := image_findings.exploited with input as testing.running(judged([], {"kev": 2}))
		with data.hasp.parameters["exposed-exploited-vulnerability"] as parameters
	exploited == {"/container": [{"policy": "kev", "message": "2 more violations of kev"}]}
	critical := image_findings.critical with input as testing.running(judged([], {"worst": 1}))
		with data.hasp.parameters["exposed-exploited-vulnerability"] as parameters
	object.keys(critical) == {"/container"}
}

test_finds_one_alone if {
	exploited := image_findings.exploited with input as testing.running(judged(["kev"], {}))
		with data.hasp.parameters["exposed-exploited-vulnerability"] as parameters
	exploited == {"/container": [one("kev")]}
	critical := image_findings.critical with input as testing.running(judged(["kev"], {}))
		with data.hasp.parameters["exposed-exploited-vulnerability"] as parameters
	critical == {}
}

test_says_that_there_is_more if {
	exploited := image_findings.exploited with input as testing.running(judged(["kev"], {"kev": 7, "other": 3}))
		with data.hasp.parameters["exposed-exploited-vulnerability"] as parameters
	exploited["/container"] == [one("kev"), {"policy": "kev", "message": "7 more violations of kev"}]
}

test_finds_them_in_the_container_of_an_event if {
	event := {"container": object.union({"name": "web"}, judged(["kev", "critical"], {}))}
	exploited := image_findings.exploited_here with input as event with data.hasp.parameters["exposed-exploited-vulnerability"] as parameters
	exploited == [one("kev")]
	critical := image_findings.critical_here with input as event with data.hasp.parameters["exposed-exploited-vulnerability"] as parameters
	critical == [one("critical")]
	not image_findings.critical_here with input as {"event": {}} with data.hasp.parameters["exposed-exploited-vulnerability"] as parameters
}

test_names_a_finding_for_exceptions if {
	image_findings.named(object.union(one("kev"), {"file": "f", "fix": {"available": true}})) == {"identifiers": ["CVE-1"], "package": "openssl", "file": "f", "fix": {"available": true}}
}

test_knows_root[why] if {
	some why, changes in {
		"the number": {"effective": {"user": {"uid": 0}}},
		"the name": {"effective": {"user": {"name": "root"}}},
		"the name with a group": {"effective": {"user": {"name": "root:wheel"}}},
		"zeros": {"effective": {"user": {"name": "000:5"}}},
		"an image that says so": {"image": {"user": "0"}},
		"an image that says nothing": {"image": {"user": ""}},
	}
	image_findings.is_root(object.union(testing.container(changes), {"effective": {"hostNamespaces": {"user": "host"}}}))
}

test_knows_others[why] if {
	some why, changes in {
		"another number": {"effective": {"user": {"uid": 1000}}, "image": {"user": ""}},
		"another name": {"effective": {"user": {"name": "app"}}, "image": {"user": ""}},
		"not root, whatever the image says": {"effective": {"user": {"nonRoot": true}}, "image": {"user": ""}},
		"an image that says another": {},
		"an empty name, and an image that says another": {"effective": {"user": {"name": ""}}},
		"an image that is not known": {"image": {"known": false, "user": ""}},
		"root of its own": {"effective": {"user": {"uid": 0}, "hostNamespaces": {"user": "own"}}},
	}
	object_ := testing.container(changes)
	not image_findings.is_root(object.union(object_, {"effective": {"hostNamespaces": object.union({"user": "host"}, object.filter(object.get(changes, ["effective", "hostNamespaces"], {}), ["user"]))}}))
}
