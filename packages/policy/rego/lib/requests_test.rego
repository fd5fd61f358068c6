package hasp.lib.requests_test

import data.hasp.lib.requests
import data.hasp.testing

asked(changes) := testing.request(changes)

test_the_path if {
	requests.path == "/v1/items" with input as asked({})
	requests.path == "/v1/items" with input as asked({"pathSegments": ["V1", "Items"]})
	bare := object.remove(asked({"path": "/A//b?c=d"}).request, ["pathSegments"])
	requests.path == "/a/b" with input as object.union(object.remove(asked({}), ["request"]), {"request": bare})
	requests.shown == "GET /v1/items" with input as asked({})
	requests.shown == "kafka /v1/items" with input as object.union(object.remove(asked({}), ["request"]), {"request": object.remove(asked({"protocol": "kafka"}).request, ["method"])})
}

test_what_is_searched if {
	requests.text == "/v1/items?page=2 2" with input as asked({})
	requests.raw_path == "/v1/%2e/x" with input as asked({"path": "/v1/%2E/X?y"})
	requests.header_text == "*/*" with input as asked({})
}

test_who_asks if {
	requests.who == "spiffe://cluster/ns/front/sa/web" with input as asked({})
	requests.who == "203.0.113.5" with input as testing.from_outside(asked({}))
	requests.is_from_outside with input as testing.from_outside(asked({}))
	not requests.is_from_outside with input as asked({})
	not requests.is_from_outside with input as asked({"source": {"address": "203.0.113.5"}})
}

test_places if {
	requests.is_below(["/x", "/v1"]) with input as asked({})
	requests.is_below(["/v1/items"]) with input as asked({})
	not requests.is_below(["/v1/item", "/v"]) with input as asked({})
}

test_what_evidence_tells_of_who_asks if {
	told := {"address": "10.0.0.9", "port": 4000, "principal": "spiffe://a", "workload": "a/b/c", "entity": "host"}
	requests.source == {"source": told} with input as asked({"source": object.union(told, {"jwt": {"aud": "x"}})})
}

test_headers_and_paths_that_are_searched if {
	requests.header_text == "a b" with input as {"request": {"headers": {"x": "A", "y": "B"}}}
	bare := {"request": {"protocol": "kafka", "query": {"q": ["A"]}}}
	requests.text == " a" with input as bare
	requests.raw_path == "" with input as bare
}
