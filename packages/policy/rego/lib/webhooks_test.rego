package hasp.lib.webhooks_test

import data.hasp.lib.webhooks
import data.hasp.testing

read(webhook) := found["/object/webhooks/0"] if {
	found := webhooks.all with input as testing.resource({
		"apiVersion": "admissionregistration.k8s.io/v1",
		"kind": "ValidatingWebhookConfiguration",
		"metadata": {"name": "web"},
		"webhooks": [webhook],
	})
}

test_knows_the_defaults if {
	read({}) == {
		"name": "?",
		"must_answer": true,
		"leaves_system_out": false,
		"vital": set(),
		"sees_secrets": false,
		"seconds": 10,
		"url": "",
		"has_authority": false,
	}
}

selecting(selector) := read({"namespaceSelector": selector}).leaves_system_out

test_tells_which_selectors_leave_the_system_out if {
	name := "kubernetes.io/metadata.name"
	selecting({"matchLabels": {"a": "b"}})
	selecting({"matchLabels": {name: "shop"}})
	not selecting({"matchLabels": {name: "kube-system"}})
	not selecting({})
	selecting({"matchExpressions": [{"key": name, "operator": "NotIn", "values": ["kube-system"]}]})
	not selecting({"matchExpressions": [{"key": name, "operator": "NotIn", "values": ["shop"]}]})
	selecting({"matchExpressions": [{"key": name, "operator": "In", "values": ["shop"]}]})
	not selecting({"matchExpressions": [{"key": name, "operator": "In", "values": ["kube-system"]}]})
	selecting({"matchExpressions": [{"key": "a", "operator": "Exists"}]})
	not selecting({"matchExpressions": [{"key": name, "operator": "Exists"}]})
	selecting({"matchExpressions": [{"key": "a", "operator": "DoesNotExist"}]})
	not selecting({"matchExpressions": [{"key": name, "operator": "DoesNotExist"}]})
}

test_names_what_the_cluster_lives_on[resource] if {
	some [group, resource] in [
		["", "pods"],
		["", "nodes"],
		["", "services"],
		["", "endpoints"],
		["", "configmaps"],
		["", "secrets"],
		["", "serviceaccounts"],
		["", "namespaces"],
		["", "events"],
		["apps", "deployments"],
		["apps", "daemonsets"],
		["apps", "statefulsets"],
		["apps", "replicasets"],
		["coordination.k8s.io", "leases"],
	]
	read({"rules": [{"apiGroups": [group], "resources": [resource]}]}).vital == {resource}
	read({"rules": [{"apiGroups": ["example.com"], "resources": [resource]}]}).vital == set()
	read({"rules": [{"apiGroups": [group], "resources": ["widgets"]}]}).vital == set()
	read({"rules": [{"apiGroups": ["*"], "resources": ["*"]}]}).vital[resource]
}
