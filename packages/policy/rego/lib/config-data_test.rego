package hasp.lib.config_data_test

import data.hasp.lib.config_data

with_data(values) := {"object": {"data": values}}

test_gives_texts_by_their_pointers if {
	config_data.texts == {
		"/object/data/a~1b~0c": {"key": "a/b~c", "text": "x"},
		"/object/data/d": {"key": "d", "text": ""},
	} with input as with_data({"a/b~c": "x", "d": "", "e": 5, "f": null})
	config_data.texts == {} with input as {"object": {}}
	keys_of_a_list := {path | some path, _ in config_data.texts} with input as with_data(["x"])
	keys_of_a_list == {"/object/data/0"}
}

settings(text) := pairs if {
	pairs := config_data.settings["/object/data/f"] with input as with_data({"f": text})
} else := "none"

test_reads_lines if {
	settings("a=b\n") == [["a", "b"]]
	settings("x\ndb.password = s3cret\r\n") == [["db.password", "s3cret"]]
	settings("token: \"abc\",\n  'k': 'v';\n") == [["token", "abc"], ["k", "v"]]
	settings("url=postgres://u:p@h\n") == [["url", "postgres://u:p@h"]]
	settings("url: a=b\n") == [["url", "a=b"]]
	settings("# a=b\n// c: d\n  # e=f\n=g\nh=\n:i\n") == []
	settings("a=b") == "none"
	settings("a\nb=c\n") == [["b", "c"]]
}

test_leaves_what_is_too_large if {
	line := "a=bcdef"
	lines := concat("\n", [line | some _ in numbers.range(1, 16384)])
	settings($"{lines}xx") == "none"
	count(settings($"{lines}x")) == 16384
	count(settings(lines)) == 16384
	size := config_data.size with input as with_data({"f": lines, "g": "x"})
	size == 131072
}
