package hasp.lib.gatekeeper_test

import data.hasp.lib.gatekeeper

object_of(changes) := object.union(
	{
		"kind": "resource",
		"context": {"namespace": {"name": "shop", "labels": {"tier": "front"}}},
		"resource": {"apiVersion": "v1", "kind": "ConfigMap", "name": "a", "namespace": "shop", "labels": {"app": "web"}},
		"object": {"data": {"a/b": [{"c": 1}]}},
	},
	changes,
)

pod := {
	"kind": "workload",
	"context": {},
	"workload": {"apiVersion": "apps/v1", "kind": "Deployment", "generateName": "web-", "namespace": "shop", "labels": {}},
	"object": {},
}

cluster := object_of({"resource": {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "namespace": "shop"}})

namespace := {
	"kind": "resource",
	"context": {},
	"resource": {"apiVersion": "v1", "kind": "Namespace", "name": "kube-system", "labels": {"tier": "back"}},
}

custom := {
	"kind": "resource",
	"context": {},
	"resource": {"apiVersion": "acme.example/v1", "kind": "Thing", "name": "t", "labels": {}},
	"object": {},
}

request := {
	"operation": "UPDATE",
	"subresource": "scale",
	"dryRun": true,
	"resource": {"group": "", "version": "v1", "resource": "configmaps"},
	"user": {"name": "ada", "uid": "7", "groups": ["dev"], "extra": {"team": ["web"]}, "roles": ["x"]},
}

test_a_review_without_a_request if {
	asked := gatekeeper.question({"a": 1}) with input as object_of({})
	asked == {
		"parameters": {"a": 1},
		"review": {
			"kind": {"group": "", "version": "v1", "kind": "ConfigMap"},
			"resource": {"group": "", "version": "", "resource": ""},
			"operation": "",
			"userInfo": {},
			"object": {"data": {"a/b": [{"c": 1}]}},
			"oldObject": null,
			"name": "a",
			"namespace": "shop",
			"namespaceObject": {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "shop", "labels": {"tier": "front"}}},
		},
	}
}

test_a_review_of_a_request if {
	review := gatekeeper.review with input as object_of({"context": {"request": request}, "formerObject": {"data": {}}})
	review.operation == "UPDATE"
	review.userInfo == {"username": "ada", "uid": "7", "groups": ["dev"], "extra": {"team": ["web"]}}
	review.resource == request.resource
	review.subResource == "scale"
	review.dryRun == true
	review.oldObject == {"data": {}}
}

test_a_review_of_an_object_in_a_namespace_with_annotations if {
	review := gatekeeper.review with input as object_of({"context": {"namespace": {"annotations": {"a": "b"}, "uid": "1"}}})
	review.namespaceObject.metadata == {"name": "shop", "labels": {"tier": "front"}, "annotations": {"a": "b"}}
}

# Its object is judged as a workload, whatever it is a resource of.
test_a_workload_is_what_it_says_it_is if {
	review := gatekeeper.review with input as object.union(pod, {"resource": {"apiVersion": "v1", "kind": "Pod"}})
	review.kind.kind == "Deployment"
}

in_no_namespace(api_version, kind) := {
	"kind": "resource",
	"context": {},
	"resource": {"apiVersion": api_version, "kind": kind, "name": "x", "labels": {}},
	"object": {},
}

# What `kubectl api-resources --namespaced=false` lists.
test_kinds_of_the_cluster[kind] if {
	some api_version, kinds in {
		"v1": ["ComponentStatus", "Namespace", "Node", "PersistentVolume"],
		"admissionregistration.k8s.io/v1": [
			"MutatingAdmissionPolicy", "MutatingAdmissionPolicyBinding", "MutatingWebhookConfiguration",
			"ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding", "ValidatingWebhookConfiguration",
		],
		"apiextensions.k8s.io/v1": ["CustomResourceDefinition"],
		"apiregistration.k8s.io/v1": ["APIService"],
		"certificates.k8s.io/v1": ["CertificateSigningRequest", "ClusterTrustBundle"],
		"flowcontrol.apiserver.k8s.io/v1": ["FlowSchema", "PriorityLevelConfiguration"],
		"networking.k8s.io/v1": ["IPAddress", "IngressClass", "ServiceCIDR"],
		"node.k8s.io/v1": ["RuntimeClass"],
		"policy/v1beta1": ["PodSecurityPolicy"],
		"rbac.authorization.k8s.io/v1": ["ClusterRole", "ClusterRoleBinding"],
		"resource.k8s.io/v1": ["DeviceClass", "ResourceSlice"],
		"scheduling.k8s.io/v1": ["PriorityClass"],
		"snapshot.storage.k8s.io/v1": ["VolumeSnapshotClass", "VolumeSnapshotContent"],
		"storage.k8s.io/v1": ["CSIDriver", "CSINode", "StorageClass", "VolumeAttachment", "VolumeAttributesClass"],
	}
	some kind in kinds
	gatekeeper.is_meant({"scope": "Cluster"}) with input as in_no_namespace(api_version, kind)
	not gatekeeper.may_be_meant({"scope": "Namespaced"}) with input as in_no_namespace(api_version, kind)
	not gatekeeper.is_meant({"scope": "Cluster"}) with input as in_no_namespace("acme.example/v1", kind)
}

# A file need not name the namespace of these.
test_kinds_of_kubernetes_in_a_namespace[kind] if {
	some kind, api_version in {"ConfigMap": "v1", "Deployment": "apps/v1", "NetworkPolicy": "networking.k8s.io/v1"}
	gatekeeper.is_meant({"scope": "Namespaced"}) with input as in_no_namespace(api_version, kind)
	not gatekeeper.is_meant({"scope": "Cluster"}) with input as in_no_namespace(api_version, kind)
}

test_a_namespace_of_another_group_is_none if {
	subject := object.union(in_no_namespace("acme.example/v1", "Namespace"), {"resource": {"namespace": "shop"}})
	gatekeeper.is_meant({"namespaces": ["shop"]}) with input as subject
	not gatekeeper.is_meant({"namespaces": ["x"]}) with input as subject
}

# A request says the namespace of what has one, so what it names none of is in none.
test_a_request_over_a_namespaced_kind_of_others if {
	subject := object.union(custom, {"context": {"request": request}, "resource": {"namespace": "shop"}})
	gatekeeper.is_meant({"scope": "Namespaced"}) with input as subject
	not gatekeeper.is_meant({"scope": "Cluster"}) with input as subject
}

test_a_review_of_a_workload_and_of_the_cluster if {
	of_workload := gatekeeper.review with input as pod
	of_workload.kind == {"group": "apps", "version": "v1", "kind": "Deployment"}
	not of_workload.name
	not of_workload.namespaceObject
	of_cluster := gatekeeper.review with input as cluster
	not of_cluster.namespace
	not of_cluster.namespaceObject
}

meant := [
	[object_of({}), {}],
	[object_of({}), {"kinds": []}],
	[object_of({}), {"kinds": [{"kinds": ["Pod"]}, {"apiGroups": [""], "kinds": ["ConfigMap"]}]}],
	[object_of({}), {"kinds": [{"apiGroups": ["*"], "kinds": ["*"]}]}],
	[object_of({}), {"name": ""}],
	[object_of({}), {"name": "a"}],
	[pod, {"name": "web*"}],
	[object_of({}), {"namespaces": ["other", "sh*"]}],
	[object_of({}), {"namespaces": ["*op"], "excludedNamespaces": ["other", "*shopping*"]}],
	[object_of({}), {"namespaces": ["*ho*"]}],
	[cluster, {"namespaces": ["other"], "excludedNamespaces": ["shop"], "namespaceSelector": {"matchLabels": {"x": "y"}}}],
	[namespace, {"namespaces": ["kube-system"], "namespaceSelector": {"matchLabels": {"tier": "back"}}}],
	[object_of({}), {"scope": "Namespaced"}],
	[object_of({"resource": {"kind": "Service"}}), {"scope": "Namespaced"}],
	[object_of({}), {"scope": "anything"}],
	[cluster, {"scope": "Cluster"}],
	[namespace, {"scope": "Cluster"}],
	[object.union(custom, {"context": {"request": request}}), {"scope": "Cluster"}],
	[object_of({}), {"namespaceSelector": {"matchLabels": {"tier": "front"}}}],
	[object_of({}), {"labelSelector": {"matchLabels": {"app": "web"}}}],
	[object_of({}), {"labelSelector": {"matchExpressions": [
		{"key": "app", "operator": "In", "values": ["api", "web"]},
		{"key": "app", "operator": "NotIn", "values": ["api"]},
		{"key": "skip", "operator": "NotIn", "values": ["api"]},
		{"key": "app", "operator": "Exists"},
		{"key": "skip", "operator": "DoesNotExist"},
	]}}],
]

test_what_a_match_means if {
	every one in meant {
		gatekeeper.is_meant(one[1]) with input as one[0]
	}
}

not_meant := [
	[object_of({}), {"kinds": [{"apiGroups": ["apps"], "kinds": ["ConfigMap"]}]}],
	[object_of({}), {"kinds": [{"kinds": ["Secret"]}]}],
	[object_of({}), {"name": "b*"}],
	[pod, {"name": "web-"}],
	[object_of({}), {"namespaces": ["sho", "*shop-eu", "hop*"]}],
	[object_of({}), {"excludedNamespaces": ["sh*"]}],
	[object_of({}), {"name": "xa"}],
	[object_of({}), {"namespaces": ["op", "sh"]}],
	[object.union(namespace, {"context": {"namespace": {"labels": {"tier": "front"}}}}), {"namespaceSelector": {"matchLabels": {"tier": "front"}}}],
	[object_of({}), {"namespaces": ["*sh"]}],
	[object_of({}), {"namespaces": ["op*"]}],
	[object_of({}), {"namespaces": ["*x*"]}],
	[object_of({}), {"namespaces": ["s*p"]}],
	[object.union(custom, {"context": {"namespace": {"labels": {"tier": "front"}}}, "resource": {"kind": "Namespace", "labels": {"tier": "back"}}}), {"namespaceSelector": {"matchLabels": {"tier": "back"}}}],
	[namespace, {"excludedNamespaces": ["kube-*"]}],
	[namespace, {"namespaceSelector": {"matchLabels": {"tier": "front"}}}],
	[object_of({}), {"scope": "Cluster"}],
	[cluster, {"scope": "Namespaced"}],
	[namespace, {"scope": "Namespaced"}],
	[object_of({}), {"namespaceSelector": {"matchLabels": {"tier": "back"}}}],
	[object_of({}), {"labelSelector": {"matchLabels": {"app": "api"}}}],
	[object_of({}), {"labelSelector": {"matchExpressions": [{"key": "app", "operator": "In", "values": ["api"]}]}}],
	[object_of({}), {"labelSelector": {"matchExpressions": [{"key": "skip", "operator": "In", "values": ["api"]}]}}],
	[object_of({}), {"labelSelector": {"matchExpressions": [{"key": "app", "operator": "NotIn", "values": ["web"]}]}}],
	[object_of({}), {"labelSelector": {"matchExpressions": [{"key": "skip", "operator": "Exists"}]}}],
	[object_of({}), {"labelSelector": {"matchExpressions": [{"key": "app", "operator": "DoesNotExist"}]}}],
]

test_what_a_match_does_not_mean if {
	every one in not_meant {
		not gatekeeper.is_meant(one[1]) with input as one[0]
		not gatekeeper.may_be_meant(one[1]) with input as one[0]
	}
}

test_what_nobody_knows_may_be_meant if {
	selector := {"namespaceSelector": {"matchLabels": {"tier": "front"}}}
	labels := gatekeeper.unknown(selector, {1}) with input as pod
	labels.path == "/object"
	labels.message == "whether Deployment  is meant could not be told: the labels of its namespace are not known"
	known := object.union(custom, {"context": {"namespace": {"name": "n", "labels": {}}}})
	scope := gatekeeper.unknown({"scope": "Cluster"}, {1}) with input as known
	scope.message == "whether Thing t is meant could not be told: whether it is in a namespace is not known"
	not gatekeeper.unknown({"scope": "Cluster"}, set()) with input as known
	not gatekeeper.unknown({}, {1}) with input as known
	not gatekeeper.unknown(selector, {1}) with input as object_of({"context": {"namespace": {"labels": {"tier": "back"}}}})
}

test_what_was_not_sent if {
	missing := gatekeeper.unknown_object({}) with input as namespace
	missing.message == "Namespace kube-system itself was not sent"
	missing.path == "/object"
	not gatekeeper.unknown_object({}) with input as object_of({})
	not gatekeeper.unknown_object({"name": "b"}) with input as namespace
	space := gatekeeper.unknown_namespace({}) with input as pod
	space.code == "NAMESPACE_UNKNOWN"
	space.path == "/context/namespace"
	not gatekeeper.unknown_namespace({}) with input as object_of({})
	not gatekeeper.unknown_namespace({}) with input as cluster
	not gatekeeper.unknown_namespace({}) with input as in_no_namespace("rbac.authorization.k8s.io/v1", "ClusterRole")
	not gatekeeper.unknown_namespace({"name": "b"}) with input as pod
}

test_what_an_update_compares if {
	update := object_of({"context": {"request": request}})
	not gatekeeper.has_former with input as update
	gatekeeper.has_former with input as object.union(update, {"formerObject": {}})
	gatekeeper.has_former with input as object_of({})
	missing := gatekeeper.unknown_former({}) with input as update
	missing.message == "what ConfigMap a was before was not sent"
	missing.path == "/object"
	not gatekeeper.unknown_former({}) with input as object_of({})
	not gatekeeper.unknown_former({"name": "b"}) with input as update
}

told(found) := violation if {
	violation := gatekeeper.violation(found) with input as object_of({})
}

test_violations if {
	told({"msg": "m"}) == {"message": "m", "path": "/object"}
	told({"msg": ["m"], "details": {}}) == {"message": "[\"m\"]", "path": "/object"}
	told({"msg": "m", "details": {"field": "data"}}) == {"message": "m", "path": "/object/data", "observed": {"field": "data"}}
	told({"msg": "m", "details": {"path": "/data/a~1b/0/c"}}).path == "/object/data/a~1b/0/c"
	told({"msg": "m", "details": {"path": "/data/a~1b[0].c"}}).path == "/object"
	told({"msg": "m", "details": {"path": "spec.x"}}).path == "/object"
	told({"msg": "m", "details": {"path": ""}}).path == "/object"
	told({"msg": "m", "details": {"path": 1}}).path == "/object"
	told({"msg": "m", "details": {"path": 1, "field": "data"}}).path == "/object/data"
	of_list := gatekeeper.violation({"msg": "m", "details": {"field": "data.list[1]"}}) with input as object_of({"object": {"data": {"list": [0, 1]}}})
	of_list.path == "/object/data/list/1"
	keyed := gatekeeper.violation({"msg": "m", "details": {"path": "/data/a~0b"}}) with input as object_of({"object": {"data": {"a~b": 1}}})
	keyed.path == "/object/data/a~0b"
	of_file := gatekeeper.violation({"msg": "m", "details": {"path": "/data/1a"}}) with input as object_of({"object": {"data": {"1a": 1}}})
	of_file.path == "/object/data/1a"
	of_digest := gatekeeper.violation({"msg": "m", "details": {"path": "/data/1e3"}}) with input as object_of({"object": {"data": {"1e3": 1}}})
	of_digest.path == "/object/data/1e3"
	not told({"details": {}})
}
