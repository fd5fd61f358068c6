package hasp.lib.raw_pod_test

import data.hasp.lib.raw_pod
import data.hasp.testing

subject(at, object_, types) := object.union(testing.with_pod({"at": at, "volumes": [{"name": "v", "type": type, "mounted": true} | some type in types]}), {"object": object_})

volumes := [
	{"name": "a", "secret": {"secretName": "db"}},
	{"name": "b", "projected": {"defaultMode": 256, "sources": [{"serviceAccountToken": {}}, {"secret": {"name": "tls"}}]}},
	{"name": "c", "secret": {"defaultMode": 288}},
	{"name": "d", "projected": {"sources": [{"secret": {}}]}},
	{"name": "e", "emptyDir": {}},
	{"name": "f", "secret": null},
	{"name": "g", "projected": {"sources": [{"secret": "x"}]}},
]

test_finds_each_secret_with_its_mode if {
	found := raw_pod.secrets with input as subject("/spec", {"spec": {"volumes": volumes}}, ["emptyDir", "secret"])
	{path: [one.name, one.volume, one.mode] | some path, one in found} == {
		"/object/spec/volumes/0/secret": ["db", "a", 420],
		"/object/spec/volumes/1/projected/sources/1/secret": ["tls", "b", 256],
		"/object/spec/volumes/2/secret": ["", "c", 288],
		"/object/spec/volumes/3/projected/sources/0/secret": ["", "d", 420],
	}
	found["/object/spec/volumes/0/secret"].source == {"secretName": "db"}
	found["/object/spec/volumes/1/projected/sources/1/secret"].source == {"name": "tls"}
}

test_looks_only_where_volumes_may_have_some if {
	object_ := {"spec": {"volumes": volumes}}
	raw_pod.secrets == {} with input as subject("/spec", object_, ["emptyDir", "configMap"])
	count(raw_pod.secrets) == 4 with input as subject("/spec", object_, ["projected"])
	count(raw_pod.secrets) == 4 with input as subject("/spec", object_, ["secret"])
}

test_follows_a_pointer_into_lists_and_names if {
	raw_pod.spec == {"x": 1} with input as subject("/spec/tasks/1/a~1b~0c", {"spec": {"tasks": [{}, {"a/b~c": {"x": 1}}]}}, [])
	not raw_pod.spec with input as subject("/spec/none", {"spec": {}}, [])
	not raw_pod.spec with input as subject("/spec", {"spec": "x"}, [])
	not raw_pod.spec with input as testing.with_pod({"at": "/spec"})
}
