package hasp.policies.network.cross_tenant_connection_test

import data.hasp.policies.network.cross_tenant_connection
import data.hasp.testing

found(subject) := violations if {
	violations := cross_tenant_connection.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["cross-tenant-connection"], changes)
	violations := cross_tenant_connection.violations with input as subject
		with data.hasp.parameters["cross-tenant-connection"] as parameters
}

open(subject) := unknowns if {
	unknowns := cross_tenant_connection.unknowns with input as subject
}

of_a(subject) := testing.in_context(subject, {"namespace": {"labels": {"tenant": "a"}}})

to(tenant) := testing.connects({"address": "10.0.0.5", "port": 80, "workload": "x/Deployment/y", "namespaceLabels": {"tenant": tenant}})

test_finds_another_tenant if {
	testing.paths(found(of_a(to("b")))) == {"/event/destination"}
	{violation.message | some violation in found(of_a(to("b")))} == {"tenant a is connected with tenant b: x/Deployment/y:80"}
	request := testing.request({"source": {"namespaceLabels": {"tenant": "b"}}})
	testing.paths(found(of_a(request))) == {"/request/source"}
	open(of_a(to("b"))) == set()
}

test_allows[why] if {
	some why, subject in {
		"its own": of_a(to("a")),
		"a shared service": of_a(to("shared")),
		"a workload of no tenant": of_a(testing.connects({"address": "10.0.0.5", "port": 80, "workload": "x/y/z", "labels": {}})),
		"where it has no tenant": to("b"),
		"where it serves all": testing.of_workload(to("b"), {"labels": {"tenant": "platform"}}),
		"the internet": of_a(testing.connects({"address": "203.0.113.5", "port": 443})),
	}
	found(subject) == set()
	open(subject) == set()
}

test_cannot_tell_without_labels if {
	untold := testing.connects({"address": "10.0.0.5", "port": 80, "workload": "x/Deployment/y"})
	found(of_a(untold)) == set()
	open(of_a(untold)) == {{"message": "of which tenant x/Deployment/y:80 is was not told", "path": "/event/destination"}}
	open(untold) == set()
}

test_reads_the_settings if found_with(of_a(to("b")), {"shared": ["b"]}) == set()
