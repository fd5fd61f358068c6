package hasp.lib.objects_test

import data.hasp.lib.objects
import data.hasp.testing

subject(resource) := object.union(testing.resource({"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "s"}}), {"resource": resource})

test_calls_objects_by_kind_and_name if {
	objects.title == "Secret s" with input as subject({})
	objects.title == "Secret s-*" with input as object.remove(subject({"generateName": "s-"}), ["x"]) with input.resource as {"kind": "Secret", "generateName": "s-"}
	objects.title == "Secret *" with input as {"resource": {"kind": "Secret"}}
}

test_knows_the_group if {
	objects.group == "" with input as subject({})
	objects.group == "apps" with input as subject({"apiVersion": "apps/v1"})
}

test_reads_a_spec_that_is_one if {
	objects.spec == {"a": 1} with input as {"object": {"spec": {"a": 1}}}
	objects.spec == {} with input as {"object": {"spec": "a"}}
	objects.spec == {} with input as {"object": {}}
}

test_takes_one_thing_for_a_list_of_one if {
	objects.items(["a", "b"], "/x") == {"/x/0": "a", "/x/1": "b"}
	objects.items("a", "/x") == {"/x": "a"}
	objects.items({"a": 1}, "/x") == {"/x": {"a": 1}}
	objects.items(5, "/x") == {"/x": 5}
	objects.items(null, "/x") == {}
	objects.items(false, "/x") == {}
	objects.items([], "/x") == {}
}

test_finds_the_parts_that_are_objects if {
	objects.parts({"l": [{"a": 1}, "x", null]}, "l", "/o") == {"/o/l/0": {"a": 1}}
	objects.parts({"l": {"a": 1}}, "l", "/o") == {"/o/l": {"a": 1}}
	objects.parts({}, "l", "/o") == {}
}

test_finds_texts if {
	objects.texts({"l": ["a", 5, "b"]}, "l") == ["a", "b"]
	objects.texts({"l": "a"}, "l") == ["a"]
	objects.texts({}, "l") == []
}

test_finds_a_member_that_is_an_object if {
	objects.member({"m": {"a": 1}}, "m") == {"a": 1}
	objects.member({"m": "a"}, "m") == {}
	objects.member({}, "m") == {}
}

test_reads_numbers_and_their_texts if {
	objects.number(22) == 22
	objects.number("22") == 22
	not objects.number(null)
}

test_escapes_words_of_pointers if {
	objects.escaped("a/b~c") == "a~1b~0c"
}

test_reads_bytes[text] if {
	some text, size in {
		"5": 5,
		"2Ki": 2048,
		"1Mi": 1048576,
		"1Gi": 1073741824,
		"1Ti": 1099511627776,
		"1Pi": 1125899906842624,
		"1Ei": 1152921504606846976,
		"1k": 1000,
		"2M": 2000000,
		"1G": 1000000000,
		"1T": 1000000000000,
		"1P": 1000000000000000,
		"1E": 1000000000000000000,
	}
	objects.bytes(text) == size
}

test_reads_bytes_as_a_number if objects.bytes(7) == 7

test_reads_hours if {
	objects.hours("2160h30m") == 2160
	objects.hours("90m") == 0
}

test_tells_people_from_the_cluster if {
	objects.person == "kim" with input as {"context": {"request": {"user": {"name": "kim"}}}}
	not objects.person with input as {"context": {"request": {"user": {"name": "system:admin"}}}}
	not objects.person with input as {"context": {}}
}

test_is_older_than_the_request_unless_that_makes_it[why] if {
	some why, case in {
		"an update": {"input": {"phase": "deploy", "context": {"request": {"operation": "UPDATE"}}}, "older": true},
		"no request": {"input": {"phase": "deploy", "context": {}}, "older": true},
		"a creation": {"input": {"phase": "deploy", "context": {"request": {"operation": "CREATE"}}}, "older": false},
		"a manifest": {"input": {"phase": "build", "context": {}}, "older": false},
	}
	told := [true | objects.is_older with input as case.input]
	told == [true | case.older]
}
