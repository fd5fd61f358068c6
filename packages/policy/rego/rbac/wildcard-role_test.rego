package hasp.policies.rbac.wildcard_role_test

import data.hasp.policies.rbac.wildcard_role
import data.hasp.testing

found(rules) := violations if {
	violations := wildcard_role.violations with input as testing.cluster_role(rules)
}

test_finds_each_wildcard[what] if {
	some what, rule in {
		"every verb": testing.rule(["*"], ["pods"], {}),
		"every resource of an API group": testing.rule(["get"], ["*"], {}),
		"resources of every API group": testing.rule(["get"], ["pods"], {"apiGroups": ["*"]}),
		"every path that is no resource": {"nonResourceURLs": ["*"], "verbs": ["get"]},
	}
	found([rule]) == {{"message": $"ClusterRole web allows {what}", "path": "/object/rules/0", "observed": "*"}}
}

test_finds_the_root_of_all_paths if {
	found([{"nonResourceURLs": ["/*"], "verbs": ["get"]}]) == {{
		"message": "ClusterRole web allows every path that is no resource",
		"path": "/object/rules/0",
		"observed": "/*",
	}}
	count(found([{"nonResourceURLs": ["*", "/*"], "verbs": ["get"]}])) == 1
}

test_leaves_the_others_alone if {
	found([{"nonResourceURLs": ["/healthz", "/healthz/*"], "verbs": ["get"]}]) == set()
	found([testing.rule(["get"], ["pods", "*/scale"], {})]) == set()
	found([testing.rule(["*"], ["*"], {"apiGroups": ["*"]})]) == set()
}
