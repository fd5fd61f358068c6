package hasp.lib.paths_test

import data.hasp.lib.paths

test_normal[path] if {
	some path, expected in {
		"/": "/",
		"": "/",
		"//": "/",
		"/a/b/": "/a/b",
		"a": "/a",
		"/./a/./": "/a",
		"/a/../b": "/b",
		"/a/..": "/",
		"/..": "/",
		"/../../a": "/a",
		"/a/b/../../c": "/c",
		"/a/b/../../../c": "/c",
		"/a/../b/../c/d/..": "/c",
		"/a/b/c/../../d": "/a/d",
		"/...": "/...",
		"/a/.": "/a",
		"/.a/..b": "/.a/..b",
		"/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/../..": "/",
		"/a..b": "/a..b",
	}
	paths.normal(path) == expected
}

test_within if {
	paths.within("/etc", "/etc")
	paths.within("/etc/ssl", "/etc")
	paths.within("/etc", "/")
	paths.within("/", "/")
	not paths.within("/etcd", "/etc")
	not paths.within("/", "/etc")
	paths.related("/", "/etc")
	paths.related("/etc/x", "/etc")
	not paths.related("/srv", "/etc")
}

test_basename if {
	paths.basename("/usr/bin/sh") == "sh"
	paths.basename("sh") == "sh"
	paths.basename("/") == ""
}
