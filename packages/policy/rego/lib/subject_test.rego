package hasp.lib.subject_test

import data.hasp.lib.subject
import data.hasp.testing

head := {"contract": 1, "phase": "run", "context": {"time": testing.now}}

access := object.union(head, {"kind": "access", "access": {
	"verb": "create",
	"resource": {"group": "", "version": "v1", "resource": "pods"},
	"subresource": "exec",
	"name": "shop-1",
	"namespace": "store",
	"user": {"name": "eve", "groups": ["devs"]},
}})

request := object.union(head, {"kind": "request", "request": {
	"protocol": "http",
	"method": "GET",
	"path": "/cart",
	"source": {"address": "10.0.0.1", "principal": "spiffe://a/b"},
}})

in_pod := {"workload": {
	"apiVersion": "v1",
	"kind": "Pod",
	"name": "shop-1",
	"namespace": "store",
	"labels": {"app": "shop"},
	"serviceAccount": "robot",
}}

top := {"apiVersion": "apps/v1", "kind": "Deployment", "name": "shop", "labels": {"team": "a"}}

test_is_named_as_a_person_would[name] if {
	some name, case in {
		"access to one thing": {"input": access, "name": "create pods/shop-1"},
		"access to all": {"input": json.remove(access, ["/access/name"]), "name": "create pods"},
		"a request": {"input": request, "name": "GET /cart"},
		"a request without a method": {"input": json.remove(request, ["/request/method", "/request/path"]), "name": "http "},
		"what happened in a container": {"input": testing.exec(testing.process(1, "/x", []), []), "name": "web"},
		"what happened on a node": {
			"input": object.union(head, {"kind": "process", "context": {"node": {"name": "n1"}}, "event": {}}),
			"name": "n1",
		},
		"what happened somewhere": {"input": object.union(head, {"kind": "process", "event": {}}), "name": "host"},
		"a workload that gets its name later": {
			"input": json.remove(
				object.union(testing.deployed({}), {"workload": {"generateName": "shop-"}}),
				["/workload/name"],
			),
			"name": "Deployment/shop-*",
		},
		"a workload of which nothing is said": {"input": json.remove(testing.deployed({}), ["/workload/name"]), "name": "Deployment/*"},
	}
	identity := subject.identity with input as case.input
	identity.name == case.name
}

test_says_what_it_belongs_to[why] if {
	running := object.union(testing.running({}), in_pod)
	some why, case in {
		"its Pod": {"input": running, "workload": "Pod/shop-1"},
		"an owner that is confirmed": {
			"input": object.union(running, {"workload": {"top": object.union(top, {"verified": true})}}),
			"workload": "Deployment/shop",
		},
		"no owner that is contradicted": {
			"input": object.union(running, {"workload": {"top": object.union(top, {"verified": false})}}),
			"workload": "Pod/shop-1",
		},
		"no owner that was not asked for": {"input": object.union(running, {"workload": {"top": top}}), "workload": "Pod/shop-1"},
	}
	identity := subject.identity with input as case.input
	identity.workload == case.workload
	identity.namespace == "store"
	identity.id == "4f5e"
}

test_does_not_belong_to_itself if {
	identity := subject.identity with input as testing.deployed({})
	identity == {"kind": "workload", "name": "Deployment/shop", "namespace": "store"}
	bare := subject.identity with input as testing.running({})
	bare == {"kind": "container", "name": "web", "id": "4f5e"}
}

test_is_in_the_namespace_of[why] if {
	some why, one in {
		"its access": access,
		"its workload": testing.deployed({}),
		"itself": {"kind": "resource", "resource": {"namespace": "store"}},
	}
	namespace := subject.namespace with input as one
	namespace == "store"
	found := subject.ids_in({"namespace": {"store": ["1"], "other": ["2"]}}) with input as one
	found == {"1"}
}

names(one) := found if {
	found := subject.names with input as one
}

test_bears_the_names_of[why] if {
	some why, case in {
		"the workload": {"input": testing.deployed({}), "names": {"shop", "Deployment/shop"}},
		"a resource": {"input": {"kind": "resource", "resource": {"kind": "Role", "name": "r"}}, "names": {"r", "Role/r"}},
		"access, and what it is aimed at": {
			"input": object.union(access, {"target": {"kind": "Pod", "name": "shop-1", "top": object.union(top, {"verified": true})}}),
			"names": {"shop-1", "Pod/shop-1", "shop", "Deployment/shop"},
		},
		"the owner of a resource": {
			"input": {"kind": "resource", "resource": {"kind": "Role", "name": "r", "top": object.union(top, {"verified": true})}},
			"names": {"r", "Role/r", "shop", "Deployment/shop"},
		},
		"no owner that only claims it": {"input": object.union(access, {"target": {"top": top}}), "names": {"shop-1"}},
		"nothing that has no name": {"input": json.remove(testing.deployed({}), ["/workload/name"]), "names": set()},
	}
	names(case.input) == case.names
}

labels(one) := found if {
	found := subject.labels with input as one
}

test_bears_the_labels_of[why] if {
	some why, case in {
		"the workload": {"input": {"kind": "workload", "workload": {"labels": {"a": "1"}}}, "labels": {{"a": "1"}}},
		"a resource": {"input": {"kind": "resource", "resource": {"labels": {"a": "1"}}}, "labels": {{"a": "1"}}},
		"what access is aimed at": {"input": object.union(access, {"target": {"labels": {"a": "1"}}}), "labels": {{"a": "1"}}},
		"a container, without its image's": {
			"input": {"kind": "container", "container": {"labels": {"a": "1", "b": "2", "c": "3"}, "image": {"labels": {"a": "1", "b": "x"}}}},
			"labels": {{"b": "2", "c": "3"}},
		},
		"an owner that is confirmed": {
			"input": {"kind": "workload", "workload": {"labels": {}, "top": object.union(top, {"verified": true})}},
			"labels": {{}, {"team": "a"}},
		},
		"no other owner": {
			"input": {"kind": "workload", "workload": {"labels": {}, "top": object.union(top, {"verified": false})}},
			"labels": {{}},
		},
	}
	labels(case.input) == case.labels
}

test_may_bear_the_names_and_labels_of_an_owner_that_was_not_asked_for[why] if {
	some why, case in {
		"unasked": {"top": top, "names": {"shop-1", "Pod/shop-1", "shop", "Deployment/shop"}, "labels": {{"app": "shop"}, {"team": "a"}}},
		"contradicted": {
			"top": object.union(top, {"verified": false}),
			"names": {"shop-1", "Pod/shop-1"},
			"labels": {{"app": "shop"}},
		},
	}
	one := object.union(testing.exec(testing.process(1, "/x", []), []), object.union(in_pod, {"workload": {"top": case.top}}))
	found := subject.names_if_owned with input as one
	found == case.names
	found_labels := subject.labels_if_owned with input as one
	found_labels == case.labels
	by_name := {name: [name] | some name in (case.names | {"other"})}
	found_ids := subject.ids_in({"name": by_name}) with input as one
	found_ids == case.names
}

test_may_belong_to_anything_only_as_a_running_pod_without_a_word[why] if {
	event := testing.exec(testing.process(1, "/x", []), [])
	some why, case in {
		"a process in a Pod": {"input": object.union(event, in_pod), "count": 1},
		"a process in a Pod with an owner": {"input": object.union(event, object.union(in_pod, {"workload": {"top": top}})), "count": 0},
		"a process in a service": {
			"input": object.union(event, object.union(in_pod, {"workload": {"kind": "ComposeService"}})),
			"count": 0,
		},
		"a process on a node": {"input": event, "count": 0},
		"a Pod that is deployed": {"input": object.union(testing.deployed({}), {"workload": {"kind": "Pod"}}), "count": 0},
	}
	found := subject.ids_in({"named": {"": ["1"]}}) with input as case.input
	count(found) == case.count
}

test_is_asked_by[why] if {
	some why, case in {
		"who accesses": {"input": access, "users": {"eve", "devs"}},
		"who sends the admission request": {
			"input": object.union(testing.deployed({}), {"context": {"request": {"user": {"name": "adam", "groups": ["g"]}}}}),
			"users": {"adam", "g"},
		},
		"the service account of what runs": {"input": object.union(testing.running({}), in_pod), "users": {"robot"}},
		"who was proven to send a request": {"input": request, "users": {"spiffe://a/b"}},
		"nobody": {"input": testing.deployed({}), "users": set()},
	}
	users := subject.users with input as case.input
	users == case.users
}

# Its Pod's settings stand among those of its driver, so what is said of them is not the driver's alone.
spark := {"kind": "workload", "workload": {"kind": "SparkApplication", "pod": {"at": "/spec/driver"}, "containers": [
	{"name": "driver", "at": "/spec/driver", "image": testing.summary({})},
	{"name": "side", "at": "/spec/driver/sidecars/0", "image": testing.summary({})},
]}}

twelve := {"kind": "workload", "workload": {"pod": {"at": "/spec"}, "containers": [{
	"name": $"c{i}",
	"at": $"/spec/containers/{i}",
	"image": testing.summary({}),
} |
	some i in numbers.range(0, 11)
]}}

mounting := testing.with_pod({"volumes": [
	{"name": "cache", "type": "emptyDir"},
	{"name": "data", "type": "image", "reference": $"data@{testing.digest}"},
]})

test_knows_the_images_of_volumes if {
	images := subject.images with input as mounting
	object.keys(images) == {"0", "volume 1"}
	images["volume 1"] == {"docker.io/library/data", $"docker.io/library/data@{testing.digest}"}
}

test_tells_which_container_a_violation_is_about[why] if {
	some why, case in {
		"one": {"path": "/workload/containers/1", "input": twelve, "place": "1"},
		"a setting of one": {"path": "/workload/containers/11/effective/user", "input": twelve, "place": "11"},
		"one that is not there": {"path": "/workload/containers/12/effective/user", "input": twelve, "place": "subject"},
		"one by another spelling": {"path": "/workload/containers/01/env", "input": twelve, "place": "subject"},
		"one by no number": {"path": "/workload/containers/x/y", "input": twelve, "place": "subject"},
		"all": {"path": "/workload/containers", "input": twelve, "place": "subject"},
		"the Pod's namespaces": {"path": "/workload/containers/1/effective/hostNamespaces/pid", "input": twelve, "place": "subject"},
		"the Pod": {"path": "/workload/pod/containers/1", "input": twelve, "place": "subject"},
		"one in the object": {"path": "/object/spec/containers/1/image", "input": twelve, "place": "1"},
		"one in the object, as a whole": {"path": "/object/spec/containers/10", "input": twelve, "place": "10"},
		"all in the object": {"path": "/object/spec/containers", "input": twelve, "place": "subject"},
		"the Pod in the object": {"path": "/object/spec/hostPID", "input": twelve, "place": "subject"},
		"nothing": {"path": "", "input": twelve, "place": "subject"},
		"a volume of an image": {"path": "/workload/pod/volumes/1", "input": mounting, "place": "volume 1"},
		"a member of a volume of an image": {"path": "/workload/pod/volumes/1/reference", "input": mounting, "place": "volume 1"},
		"another volume": {"path": "/workload/pod/volumes/0", "input": mounting, "place": "subject"},
		"all volumes": {"path": "/workload/pod/volumes", "input": mounting, "place": "subject"},
		"the Pod of a driver": {"path": "/object/spec/driver/hostNetwork", "input": spark, "place": "subject"},
		"a container within a driver": {"path": "/object/spec/driver/sidecars/0/image", "input": spark, "place": "1"},
		"a driver by its number": {"path": "/workload/containers/0/image", "input": spark, "place": "0"},
		"what runs": {"path": "/workload/containers/0/image", "input": object.union(testing.running({}), in_pod), "place": "subject"},
	}
	place := subject.place_of(case.path) with input as case.input
	place == case.place
}

# Evaluation must not end where two containers claim one place.
test_takes_what_two_containers_claim_for_the_subjects if {
	twice := {"kind": "workload", "workload": {"pod": {"at": "/spec"}, "containers": [{"at": "/spec/x"}, {"at": "/spec/x"}]}}
	place := subject.place_of("/object/spec/x/image") with input as twice
	place == "subject"
}

test_is_found_by[why] if {
	index := {
		"any": {"": ["any"]},
		"namespace": {"store": ["namespace"], "sto": ["other"]},
		"namespace^": {"sto": ["namespace^"], "store": ["other"]},
		"name": {"shop": ["name"], "Deployment/shop": ["kind and name"], "web": ["other"]},
		"name^": {"sho": ["name^"], "Dep": ["kind^"], "web": ["other"]},
		"container": {"web": ["container"], "shop": ["other"]},
		"container^": {"web": ["container^"], "sho": ["other"]},
		"image": {
			"ghcr.io/a/b/web": ["image"],
			"ghcr.io/a/b/web:1": ["tag"],
			$"ghcr.io/a/b/web@{testing.digest}": ["digest"],
			$"ghcr.io/a/b/web:1@{testing.digest}": ["tag and digest"],
			"ghcr.io/a/b": ["other"],
		},
		"image^": {
			"ghcr.io/": ["registry"],
			"ghcr.io/a/": ["folder"],
			"ghcr.io/a/b/": ["inner folder"],
			"ghcr.io/a/b/web/": ["other"],
		},
		"named": {"": ["other"]},
		"identifier": {"CVE-1": ["other"]},
	}
	found := subject.ids_in(index) with input as testing.workload([testing.container({"image": {
		"registry": "ghcr.io",
		"repository": "a/b/web",
		"tag": "1",
		"digest": testing.digest,
	}})])
	some why in [id | some dimension in index; some ids in dimension; some id in ids; id != "other"]
	why in found
	not "other" in found
}
