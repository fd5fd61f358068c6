package hasp.policies.resource.ingress_host_taken_test

import data.hasp.policies.resource.ingress_host_taken
import data.hasp.testing

subject(related) := object.union(
	testing.with_spec("networking.k8s.io/v1", "Ingress", {"rules": [{"host": "a.example"}]}),
	{"related": related},
)

taken(others) := {"source": "cluster", "complete": true, "peers": [{"index": "host", "key": "a.example", "others": others}]}

test_finds_a_host_that_another_has if {
	ingress_host_taken.violations == {{
		"message": "Ingress web uses the host a.example, which shop/old has",
		"path": "/object/spec/rules/0/host",
		"observed": "a.example",
	}} with input as subject(taken([{"namespace": "shop", "name": "old"}]))
	count(ingress_host_taken.unknowns) == 0 with input as subject(taken([{"namespace": "shop", "name": "old"}]))
	half := object.union(taken([{"name": "old"}]), {"complete": false})
	count(ingress_host_taken.violations) == 1 with input as subject(half)
	count(ingress_host_taken.unknowns) == 0 with input as subject(half)
}

test_leaves_one_of_its_own_alone if {
	count(ingress_host_taken.violations) == 0 with input as subject(taken([]))
	count(ingress_host_taken.unknowns) == 0 with input as subject(taken([]))
	by_name := {"peers": [{"index": "selector", "key": "a.example", "others": [{"name": "old"}]}]}
	count(ingress_host_taken.violations) == 0 with input as subject(object.union(taken([]), by_name))
	of_another := {"peers": [{"index": "host", "key": "b.example", "others": [{"name": "old"}]}]}
	count(ingress_host_taken.violations) == 0 with input as subject(object.union(taken([]), of_another))
}

test_says_where_it_cannot_tell if {
	testing.paths(ingress_host_taken.unknowns) == {"/object/spec"} with input as object.remove(subject({}), ["related"])
	count(ingress_host_taken.unknowns) == 1 with input as subject({"source": "cluster", "complete": false, "peers": []})
	count(ingress_host_taken.unknowns) == 1 with input as subject({"source": "files", "complete": false})
	count(ingress_host_taken.unknowns) == 1 with input as subject({"source": "cluster", "complete": true})
	count(ingress_host_taken.unknowns) == 0 with input as subject({"source": "files", "complete": false, "peers": []})
	count(ingress_host_taken.unknowns) == 0 with input as testing.with_spec("v1", "Ingress", {})
}
