package hasp.lib.matching_test

import data.hasp.lib.matching
import data.hasp.testing

prepared(match, one) := result if {
	result := matching.prepare(match) with input as one
}

# Two containers of two images.
pod := object.union(
	testing.workload([
		testing.container({"name": "web"}),
		testing.container({"name": "side", "image": {"registry": "quay.io", "repository": "mesh/proxy", "tag": "2"}}),
	]),
	{
		"context": {
			"cluster": {"name": "prod-1"},
			"environment": "production",
			"namespace": {"name": "store", "labels": {"team": "a", "tier": "prod"}},
			"request": {"user": {"name": "eve", "groups": ["devs", "system:authenticated"]}},
		},
		"workload": {"labels": {"app": "shop", "team": "b"}},
	},
)

test_means_a_subject_by_everything_that_is_said_of_it[why] if {
	some why, match in {
		"nothing": {},
		"cluster": {"clusters": ["dev", "prod-*"]},
		"environment": {"environments": ["production"]},
		"kind": {"kinds": ["image", "workload"]},
		"namespace": {"namespaces": ["store"]},
		"user": {"users": ["eve"]},
		"group": {"users": ["devs"]},
		"name": {"names": ["Deployment/shop"]},
		"labels of one thing": {"labels": {"app": ["shop"], "team": ["a", "b"]}},
		"labels of the namespace": {"namespaceLabels": {"team": ["a"], "tier": ["p*"]}},
	}
	result := prepared(match, pod)
	result.certain
	result.places == null
}

test_does_not_mean_what_differs_in_one_list[why] if {
	some why, match in {
		"cluster": {"clusters": ["dev"]},
		"environment": {"environments": ["prod"]},
		"kind": {"kinds": ["image"]},
		"namespace": {"namespaces": ["shop"]},
		"user": {"users": ["adam"]},
		"a part of the user's name": {"users": ["ev"]},
		"name": {"names": ["Deployment"]},
		"label": {"labels": {"app": ["store"]}},
		"one label of two": {"labels": {"app": ["shop"], "team": ["a"]}},
		"labels of two things": {"labels": {"app": ["shop"], "tier": ["prod"]}},
		"label of the namespace": {"namespaceLabels": {"team": ["b"]}},
		"the workload's label for the namespace's": {"namespaceLabels": {"app": ["shop"]}},
		"image": {"images": ["docker.io/library/db"]},
		"container": {"containers": ["db"]},
		"the image of one container and the name of another": {"images": ["quay.io/mesh/proxy"], "containers": ["web"]},
		"all but one": {"clusters": ["prod-1"], "namespaces": ["store"], "names": ["other"]},
	}
	not prepared(match, pod)
}

test_says_which_containers_are_meant[why] if {
	some why, case in {
		"by image": {"match": {"images": ["quay.io/mesh/*"]}, "places": {"1"}},
		"by name": {"match": {"containers": ["w*"]}, "places": {"0"}},
		"by both": {"match": {"images": ["**/proxy:2"], "containers": ["side"]}, "places": {"1"}},
		"all": {"match": {"images": ["quay.io/**", "docker.io/library/web:1.4"]}, "places": {"0", "1"}},
	}
	prepared(case.match, pod).places == case.places
}

unasked := object.remove(pod, ["context"])

owned(top) := object.union(unasked, {"context": {"time": testing.now}, "workload": {"kind": "Pod", "name": "shop-1", "top": object.union(
	{"kind": "Deployment", "name": "boss", "labels": {"role": "boss"}},
	top,
)}})

test_is_not_certain_of_what_could_not_be_asked_for[why] if {
	some why, case in {
		"the owner's name": {"match": {"names": ["Deployment/boss"]}, "input": owned({}), "code": "OWNER_UNKNOWN"},
		"the owner's labels": {"match": {"labels": {"role": ["boss"]}}, "input": owned({}), "code": "OWNER_UNKNOWN"},
		"labels of an owner whose labels nobody knows": {
			"match": {"names": ["boss"], "labels": {"any": ["thing"]}},
			"input": json.remove(owned({}), ["/workload/top/labels"]),
			"code": "OWNER_UNKNOWN",
		},
		"labels of the namespace": {
			"match": {"namespaceLabels": {"tier": ["prod"]}},
			"input": testing.deployed({}),
			"code": "NAMESPACE_UNKNOWN",
		},
		# who owns it is open as well, and does not matter
		"labels of the namespace of what an owner may own": {
			"match": {"namespaceLabels": {"tier": ["prod"]}},
			"input": owned({}),
			"code": "NAMESPACE_UNKNOWN",
		},
		"both": {
			"match": {"names": ["boss"], "namespaceLabels": {"tier": ["prod"]}},
			"input": owned({}),
			"code": "NAMESPACE_UNKNOWN",
		},
		"a container of a Pod that nobody names the owner of": {
			"match": {"names": ["whatever"], "containers": ["web"]},
			"input": object.union(testing.running({}), {"workload": {"kind": "Pod", "name": "x", "namespace": "n"}}),
			"code": "OWNER_UNKNOWN",
		},
	}
	result := prepared(case.match, case.input)
	result.certain == false
	result.reason[0] == case.code
}

test_is_certain_that_it_does_not_mean[why] if {
	some why, case in {
		"another name than the owner that is claimed": {"match": {"names": ["other"]}, "input": owned({})},
		"an owner that is contradicted": {"match": {"names": ["boss"]}, "input": owned({"verified": false})},
		"a namespace of other labels": {"match": {"namespaceLabels": {"tier": ["test"]}}, "input": pod},
		"what has no namespace": {"match": {"namespaceLabels": {"tier": ["prod"]}}, "input": testing.image({})},
		"another cluster, whoever owns it": {"match": {"names": ["boss"], "clusters": ["c"]}, "input": owned({})},
		"the labels of an owner who is contradicted": {
			"match": {"labels": {"any": ["thing"]}},
			"input": json.remove(owned({"verified": false}), ["/workload/top/labels"]),
		},
		"another name, though nobody knows the owner's labels": {
			"match": {"names": ["other"], "labels": {"any": ["thing"]}},
			"input": json.remove(owned({}), ["/workload/top/labels"]),
		},
		"another container, whoever owns it": {"match": {"names": ["boss"], "containers": ["db"]}, "input": owned({})},
		"an owner's name and the subject's own labels": {
			"match": {"names": ["boss"], "labels": {"role": ["boss"], "app": ["shop"]}},
			"input": owned({}),
		},
	}
	not prepared(case.match, case.input)
}

test_is_certain_of_an_owner_that_is_vouched_for if {
	prepared({"names": ["boss"], "labels": {"role": ["boss"]}}, owned({"verified": true})).certain
}

covers(match, violation, place, one) if {
	result := matching.prepare(match) with input as one
	matching.covers(result, violation, place) with input as one
}

violation := {"identifiers": ["CVE-1"], "package": "openssl", "file": "/usr/lib/a", "source": {"file": "/layer/b"}}

test_covers_a_violation_by[why] if {
	some why, match in {
		"nothing more": {},
		"identifier": {"identifiers": ["CVE-0", "CVE-1"]},
		"package": {"packages": ["openssl"]},
		"its file": {"paths": ["/usr/**"]},
		"the file that it comes from": {"paths": ["/layer/b"]},
		"all": {"identifiers": ["CVE-1"], "packages": ["openssl"], "paths": ["/usr/lib/a"]},
	}
	covers(match, violation, "0", pod)
}

test_does_not_cover_a_violation_by[why] if {
	some why, match in {
		"a part of the identifier": {"identifiers": ["CVE"]},
		"a pattern of identifiers": {"identifiers": ["CVE-*"]},
		"a pattern of packages": {"packages": ["open*"]},
		"another file": {"paths": ["/usr/*"]},
		"one list of two": {"identifiers": ["CVE-1"], "packages": ["zlib"]},
		"no identifier at all": {"identifiers": []},
	}
	not covers(match, violation, "0", pod)
}

test_covers_an_event_by_its_files[path] if {
	some path in ["/etc/shadow", "/usr/bin/cat"]
	event := object.union(testing.exec(testing.process(1, "/usr/bin/cat", []), []), {"event": {"path": "/etc/shadow"}})
	covers({"paths": [path]}, {"message": "m"}, "subject", event)
	not covers({"paths": ["/bin/cat"]}, {"message": "m"}, "subject", event)
}

test_means_the_whole_subject_only_by_every_container[why] if {
	some why, case in {
		"everything": {"meant": null, "places": {"0", "1", "subject"}},
		"one": {"meant": {"1"}, "places": {"1"}},
		"the other": {"meant": {"0"}, "places": {"0"}},
		"all": {"meant": {"0", "1"}, "places": {"0", "1", "subject"}},
	}
	found := {place |
		some place in ["0", "1", "subject"]
		matching.is_at(case.meant, place) with input as pod
	}
	found == case.places
}

# A Pod without containers has none that an exception by image could mean.
test_means_no_subject_without_containers_by_images if {
	not covers({"images": ["**"]}, {"message": "m"}, "subject", testing.workload([]))
	not matching.is_at({"0"}, "subject") with input as testing.workload([])
}

# Its image has no name that a pattern could mean, but it is there.
test_counts_a_container_whose_image_has_no_name if {
	nameless := object.remove(testing.container({}), ["image"])
	both := testing.workload([testing.container({}), nameless])
	covers({"images": ["docker.io/**"]}, {"message": "m"}, "0", both)
	not covers({"images": ["docker.io/**"]}, {"message": "m"}, "1", both)
	not covers({"images": ["docker.io/**"]}, {"message": "m"}, "subject", both)
	not covers({"images": ["**"]}, {"message": "m"}, "subject", object.union(
		object.remove(testing.running({}), ["container"]),
		{"container": nameless},
	))
}

# What a volume mounts may be run as well, and it is no container.
test_means_the_whole_subject_only_with_the_images_of_its_volumes if {
	mounting := testing.with_pod({"volumes": [
		{"name": "cache", "type": "emptyDir"},
		{"name": "data", "type": "image", "reference": "quay.io/data/set:1"},
	]})
	not covers({"images": ["docker.io/**"]}, {"message": "m"}, "subject", mounting)
	not covers({"containers": ["web"]}, {"message": "m"}, "subject", mounting)
	covers({"images": ["docker.io/**", "quay.io/data/*"]}, {"message": "m"}, "subject", mounting)
	covers({"images": ["quay.io/data/set:1"]}, {"message": "m"}, "volume 1", mounting)
	not covers({"images": ["docker.io/**"]}, {"message": "m"}, "volume 1", mounting)
}

test_means_a_part_only_where_it_does_not_mean_all[why] if {
	some why, case in {
		"everything": {"meant": null, "count": 0},
		"all containers": {"meant": {"0", "1"}, "count": 0},
		"one": {"meant": {"1"}, "count": 1},
	}
	found := {true | matching.is_in_part(case.meant) with input as pod}
	count(found) == case.count
}
