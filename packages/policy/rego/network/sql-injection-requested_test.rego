package hasp.policies.network.sql_injection_requested_test

import data.hasp.policies.network.sql_injection_requested
import data.hasp.testing

found(subject) := violations if {
	violations := sql_injection_requested.violations with input as subject
}

test_finds[why] if {
	some why, subject in {
		"a union": testing.request({"query": {"id": ["1 UNION SELECT password FROM users"]}}),
		"always true": testing.request({"query": {"id": ["1' OR '1'='1"]}}),
		"encoded": testing.request({"path": "/x?id=1%27%20or%201=1--"}),
		"with comments": testing.request({"query": {"id": ["1 union/**/select x"]}}),
		"asleep": testing.request({"query": {"id": ["1;select pg_sleep(9)"]}}),
	}
	testing.paths(found(subject)) == {"/request/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"a name with a quote": testing.request({"query": {"q": ["O'Brien or Smith"]}}),
		"words of it": testing.request({"query": {"q": ["how to select a union"]}}),
		"another": testing.request({}),
	}
	found(subject) == set()
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.request({"query": {"id": ["1 union select x"]}}))}
	messages == {"spiffe://cluster/ns/front/sa/web sent SQL in GET /v1/items"}
}

test_knows[text] if {
	some text in [
		"1 union all select x",
		"x' or 1=1",
		"x' and 1=1",
		"x' and sleep(5)",
		"x' or sleep(5)",
		"x'; drop table users",
		"x'; exec xp_cmdshell",
		"x'; waitfor delay '0:0:5'",
		"x' benchmark(10000000,md5(1))",
		"x' and extractvalue(1,x)",
		"x' and updatexml(1,x)",
		"select pg_sleep(5)",
		"select * from information_schema.tables",
		"x' load_file('/etc/passwd')",
		"select x into outfile '/tmp/x'",
		"1; pg_sleep(5)",
		"1%20union%20select%20x",
		"1+union+select+x",
		"1%09union%0aselect%09x",
		"x' or%20sleep%285%29",
		"x%27 or 1%3d1",
		"1  union  select x",
	]
	count(found(testing.request({"query": {"id": [text]}}))) > 0
}
