package hasp.policies.network.path_traversal_requested_test

import data.hasp.policies.network.path_traversal_requested
import data.hasp.testing

found(subject) := violations if {
	violations := path_traversal_requested.violations with input as subject
}

test_finds[why] if {
	some why, subject in {
		"plain": testing.request({"path": "/static/../../etc/passwd", "pathSegments": ["etc", "passwd"]}),
		"at the end": testing.request({"path": "/static/..", "pathSegments": []}),
		"encoded": testing.request({"path": "/static/%2E%2e/x", "pathSegments": ["x"]}),
		"with the slash encoded": testing.request({"path": "/static/..%2fx", "pathSegments": ["x"]}),
		"of Tomcat": testing.request({"path": "/static/..;/manager", "pathSegments": ["static", "..;", "manager"]}),
		"of Windows": testing.request({"path": "/a\\..\\b", "pathSegments": ["a"]}),
		"left over": testing.request({"path": "/x", "pathSegments": ["a", ".."]}),
	}
	testing.paths(found(subject)) == {"/request/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"dots in a name": testing.request({"path": "/compare/v1..v2", "pathSegments": ["compare", "v1..v2"]}),
		"dots in the query": testing.request({"path": "/x?next=/a/../b", "pathSegments": ["x"]}),
		"a blank": testing.request({"path": "/a%20b", "pathSegments": ["a b"]}),
		"another": testing.request({}),
	}
	found(subject) == set()
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.request({"path": "/a/../b", "pathSegments": ["b"]}))}
	messages == {"spiffe://cluster/ns/front/sa/web asked for GET /a/../b"}
}

test_knows_ways_up[way] if {
	some way in ["/../", "/..", "/a/..%2Fb", "/..;/a", "/a\\..\\b", "/a/..\\b", "/a\\../b", "/%2e%2e/a", "/.%2e/a", "/%2e./a", "/..%5ca", "/%252e%252e/a", "/..%252fa", "/..%c0%afa", "/..%00/a"]
	count(found(testing.request({"path": way, "pathSegments": ["a"]}))) == 1
}
