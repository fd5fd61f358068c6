package hasp.lib.rbac_test

import data.hasp.lib.rbac
import data.hasp.testing

role(rules) := testing.cluster_role(rules)

granted(rules) := found if {
	found := rbac.grants(["get", "list"], {"": ["secrets", "pods/exec"]}) with input as role(rules)
}

test_finds_what_a_rule_allows[why] if {
	some why, case in {
		"by name": [{"apiGroups": [""], "resources": ["secrets"], "verbs": ["list", "watch"]}, "list secrets"],
		"by every verb": [{"apiGroups": [""], "resources": ["secrets"], "verbs": ["*"]}, "get, list secrets"],
		"by every group": [{"apiGroups": ["*"], "resources": ["secrets"], "verbs": ["get"]}, "get secrets"],
		"by every resource": [{"apiGroups": [""], "resources": ["*"], "verbs": ["get"]}, "get secrets, pods/exec"],
		"by a subresource of all": [{"apiGroups": [""], "resources": ["*/exec"], "verbs": ["get"]}, "get pods/exec"],
		"by texts in the place of lists": [{"apiGroups": "", "resources": "secrets", "verbs": "get"}, "get secrets"],
	}
	granted([case[0]]) == [{"at": "/object/rules/0", "does": case[1], "names": []}]
}

test_leaves_the_others_alone[why] if {
	some why, rule in {
		"another group": {"apiGroups": ["apps"], "resources": ["secrets"], "verbs": ["get"]},
		"another resource": {"apiGroups": [""], "resources": ["configmaps", "*/log", "pods"], "verbs": ["get"]},
		"another verb": {"apiGroups": [""], "resources": ["secrets"], "verbs": ["create"]},
		"everything": {"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]},
		"nothing": {},
		"no rule": "secrets",
	}
	granted([rule]) == []
}

test_sees_a_rule_that_stands_where_a_list_should if {
	found := granted({"apiGroups": [""], "resources": ["secrets"], "verbs": ["get"]})
	found == [{"at": "/object/rules", "does": "get secrets", "names": []}]
}

test_everything_needs_all_three[list] if {
	some list in ["apiGroups", "resources", "verbs"]
	rule := object.union({"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}, {list: {"apiGroups": [""], "resources": ["secrets"], "verbs": ["get"]}[list]})
	count(granted([rule])) == 1
}

test_tells_rules_about_named_objects if {
	rules := [{"apiGroups": [""], "resources": ["secrets"], "verbs": ["get"], "resourceNames": ["tls"]}]
	[one.names | some one in granted(rules)] == [["tls"]]
	rbac.wide_grants(["get"], {"": ["secrets"]}) == [] with input as role(rules)
}

test_leaves_what_the_api_server_makes_alone[name] if {
	some name in ["system:controller:job-controller", "cluster-admin", "admin", "edit", "view"]
	labels := {"kubernetes.io/bootstrapping": "rbac-defaults"}
	made := object.union(
		role([{"apiGroups": [""], "resources": ["secrets"], "verbs": ["get"]}]),
		{"resource": {"name": name, "labels": labels}},
	)
	count(rbac.rules) == 0 with input as made
	count(rbac.rules) == 0 with input as object.union(made, by("system:apiserver"))
	aggregator := "system:serviceaccount:kube-system:clusterrole-aggregation-controller"
	count(rbac.rules) == 0 with input as object.union(made, by(aggregator))
	count(rbac.rules) == 1 with input as object.union(made, by("kim"))
	count(rbac.rules) == 1 with input as object.union(made, {"context": {"request": {"operation": "CREATE"}}})
	count(rbac.rules) == 1 with input as object.union(made, {"resource": {"name": "web"}})
	count(rbac.rules) == 1 with input as object.union(made, {"resource": {"labels": {"kubernetes.io/bootstrapping": "x"}}})
	count(rbac.subjects) == 0 with input as object.union(made, {"object": {"subjects": [{"kind": "User", "name": "kim"}]}})
}

by(user) := {"context": {"request": {"user": {"name": user}}}}

test_tells_whom_a_binding_means if {
	written := [
		{"kind": "User", "name": "system:serviceaccount:shop:web"},
		{"kind": "ServiceAccount", "name": "web", "namespace": "shop"},
		{"kind": "Group", "name": "system:masters", "apiGroup": "rbac.authorization.k8s.io"},
		{},
		"kim",
		{"kind": "User", "name": "system:serviceaccounts:shop"},
		{"kind": "User", "name": "system:serviceaccount:shop"},
	]
	found := rbac.subjects with input as testing.binding(written, "view")
	found == {
		"/object/subjects/0": {"kind": "ServiceAccount", "name": "web", "namespace": "shop"},
		"/object/subjects/1": {"kind": "ServiceAccount", "name": "web", "namespace": "shop"},
		"/object/subjects/2": {"kind": "Group", "name": "system:masters"},
		"/object/subjects/3": {"kind": "", "name": ""},
		"/object/subjects/5": {"kind": "User", "name": "system:serviceaccounts:shop"},
		"/object/subjects/6": {"kind": "User", "name": "system:serviceaccount:shop"},
	}
}

test_tells_which_role_a_binding_gives if {
	rbac.role.name == "view" with input as testing.binding([], "view")
	rbac.role == {"kind": "", "name": ""} with input as object.union(testing.binding([], "view"), {"object": {"roleRef": "view"}})
}
