package hasp.policies.network.dns_tunnel_suspected_test

import data.hasp.policies.network.dns_tunnel_suspected
import data.hasp.testing

found(subject) := violations if {
	violations := dns_tunnel_suspected.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["dns-tunnel-suspected"], changes)
	violations := dns_tunnel_suspected.violations with input as subject
		with data.hasp.parameters["dns-tunnel-suspected"] as parameters
}

long(n) := concat("", [letter | some _ in numbers.range(1, n); letter := "a"])

text(question, type) := testing.with_event(testing.asks(question), {"dns": {"type": type}})

test_finds_a_long_name if {
	testing.paths(found(testing.asks($"{long(146)}.x.io"))) == {"/event/dns/question"}
	found(testing.asks($"{long(145)}.x.io")) == set()
}

test_finds_a_long_label_where_text_is_asked_for[type] if {
	some type in ["TXT", "NULL", "PRIVATE", "ANY"]
	count(found(text($"{long(46)}.x.io", type))) == 1
	found(text($"{long(45)}.x.io", type)) == set()
}

test_leaves_alone[why] if {
	some why, subject in {
		"an address with a long label": text($"{long(60)}.x.io", "A"),
		"a name in reverse": testing.asks($"{long(160)}.ip6.arpa"),
		"a short name": text("x.io", "TXT"),
	}
	found(subject) == set()
}

test_knows_no_type if {
	subject := {"kind": "network", "event": {"type": "dns", "process": {"name": "x", "args": []}, "ancestry": [], "dns": {"question": $"{long(160)}.x.io"}}}
	{violation.message | some violation in found(subject)} == {"x asked for a name of 165 characters, type not told"}
}

test_reads_the_settings if {
	found_with(testing.asks($"{long(146)}.x.io"), {"long": 200}) == set()
	found_with(text($"{long(46)}.x.io", "TXT"), {"longText": 50}) == set()
	found_with(testing.asks($"{long(146)}.x.io"), {"allowedDomains": ["x.io"]}) == set()
}
