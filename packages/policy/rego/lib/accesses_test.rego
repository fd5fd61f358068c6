package hasp.lib.accesses_test

import data.hasp.lib.accesses

access(changes) := {"access": object.union({"verb": "get", "resource": {"resource": "pods"}, "user": {"name": "ann", "groups": ["dev"]}}, changes)}

user(name, groups) := access({"user": {"name": name, "groups": groups}})

test_knows_what_happened if {
	accesses.happened with input as access({})
	accesses.happened with input as access({"code": 101})
	accesses.happened with input as access({"code": 399})
	not accesses.happened with input as access({"code": 400})
	not accesses.happened with input as access({"code": 403})
}

test_names_what_is_asked_for if {
	accesses.target == "pods" with input as access({})
	accesses.target == "pods/exec" with input as access({"subresource": "exec"})
	accesses.place == "*" with input as access({})
	accesses.place == "web" with input as access({"name": "web"})
	accesses.place == "shop/web" with input as access({"namespace": "shop", "name": "web"})
	accesses.place == "shop/*" with input as access({"namespace": "shop"})
	accesses.told == "ann" with input as access({})
	accesses.told == "ann as root" with input as access({"impersonated": {"name": "root"}})
}

test_tells_people_from_parts_of_the_cluster if {
	accesses.is_person with input as user("ann", ["dev"])
	not accesses.is_person with input as user("system:kube-scheduler", [])
	not accesses.is_person with input as user("ci", ["system:serviceaccounts"])
	not accesses.is_person with input as user("node", ["system:nodes"])
	accesses.is_service_account with input as user("system:serviceaccount:a:b", [])
	not accesses.is_service_account with input as user("system:node:a", [])
}

test_tells_reads_from_changes if {
	verbs := ["get", "list", "watch", "create", "update", "patch", "delete", "deletecollection", "connect"]
	reads := [verb | some verb in verbs; accesses.is_read with input as access({"verb": verb})]
	reads == ["get", "list", "watch"]
	changes := [verb | some verb in verbs; accesses.is_change with input as access({"verb": verb})]
	changes == ["create", "update", "patch", "delete", "deletecollection"]
}

test_finds_users_in_lists if {
	every names in [["ann"], ["x", "dev"], ["an*"], ["de*"], ["*"]] {
		accesses.is_one_of(names) with input as user("ann", ["dev"])
	}
	every names in [[], ["an"], ["d"], ["nn*"], ["ann*x"]] {
		not accesses.is_one_of(names) with input as user("ann", ["dev"])
	}
}

test_finds_namespaces_in_lists if {
	accesses.is_in([]) with input as access({})
	accesses.is_in(["a", "b"]) with input as access({"namespace": "b"})
	not accesses.is_in(["a"]) with input as access({"namespace": "b"})
	not accesses.is_in(["a"]) with input as access({})
}
