package hasp.lib.dispatch_test

import data.hasp.lib.dispatch
import data.hasp.testing

names(process) := found if {
	found := dispatch.name with input as testing.exec(process, [])
}

test_finds_a_process_under_every_name[why] if {
	some why, case in {
		"one name": {
			"process": {"name": "bash", "executable": "/usr/bin/bash", "args": ["bash"]},
			"names": {"bash"},
		},
		"what it calls itself, its file and its first argument": {
			"process": {"name": "worker", "executable": "/usr/bin/bash", "args": ["/opt/server", "sh"]},
			"names": {"worker", "bash", "server"},
		},
		"a program in a file of many": {
			"process": {"name": "busybox", "executable": "/bin/busybox", "args": ["busybox", "sh", "-c", "id"]},
			"names": {"busybox", "sh"},
		},
		"a login shell in a file of many": {
			"process": {"name": "x", "executable": "/bin/busybox", "args": ["-ash"]},
			"names": {"x", "busybox", "-ash", "ash"},
		},
		"a file that is gone": {
			"process": {"name": "x", "executable": "/tmp/nc (deleted)", "args": ["x"]},
			"names": {"x", "nc (deleted)", "nc"},
		},
		"a name that ends as the path does": {
			"process": {"name": "local/bin/nc", "executable": "/usr/local/bin/nc", "args": ["/usr/local/bin/nc"]},
			"names": {"local/bin/nc", "nc"},
		},
		"a name that the first argument is": {
			"process": {"name": "bin/nc", "executable": "/opt/x", "args": ["bin/nc"]},
			"names": {"bin/nc", "x", "nc"},
		},
		"a name that ends as the path of a file that is gone": {
			"process": {"name": "nc (deleted)", "executable": "/tmp/nc (deleted)", "args": ["x"]},
			"names": {"nc (deleted)", "nc", "x"},
		},
		"no file and no arguments": {"process": {"name": "kthread", "args": []}, "names": {"kthread"}},
	}
	names(case.process) == case.names
}

test_finds_a_resource_by_its_kind if {
	kinds := dispatch.kind with input as testing.resource({"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "x"}})
	kinds == {"Secret", "*"}
}

test_finds_a_connection_by_both_ends if {
	event := object.union(testing.connect({"address": "::ffff:169.254.169.254", "port": 80}), {"event": {"source": {
		"address": "::ffff:10.0.0.7",
		"port": 40000,
	}}})
	addresses := dispatch.address with input as event
	addresses == {"169.254.169.254", "10.0.0.7"}
	ports := dispatch.port with input as event
	ports == {"80", "40000"}
	plain := dispatch.address with input as testing.connect({"address": "fd00:ec2::254"})
	plain == {"fd00:ec2::254"}
}

tree := {
	"": ["all"],
	"etc": {"": ["settings"], "ssh": {"": ["ssh"], "keys": {"": ["keys"]}}},
	"a": {"b": {"c": {"d": {"e": {"f": {"g": {"": ["deep"]}}}}}}},
}

meant(event) := found if found := dispatch.below(tree) with input as {"kind": "file", "event": event}

test_finds_a_file_by_all_that_it_lies_in[why] if {
	some why, case in {
		"a file": [{"path": "/etc/ssh/keys"}, {"all", "settings", "ssh", "keys"}],
		"a directory": [{"path": "/etc/ssh"}, {"all", "settings", "ssh"}],
		"beside what is named": [{"path": "/etc/sshd"}, {"all", "settings"}],
		"further down": [{"path": "/etc/ssh/keys/x/y"}, {"all", "settings", "ssh", "keys"}],
		"elsewhere": [{"path": "/tmp/etc/ssh"}, {"all"}],
		"both ends": [{"path": "/tmp/x", "to": "/etc/passwd"}, {"all", "settings"}],
		"one end alone": [{"to": "/etc/passwd"}, {"all", "settings"}],
		"the root": [{"path": "/"}, {"all"}],
		"a slash at the end": [{"path": "/etc/"}, {"all", "settings"}],
		"a doubled slash": [{"path": "/etc//ssh"}, {"all", "settings"}],
		"as deep as the tree is": [{"path": "/a/b/c/d/e/f/g"}, {"all", "deep"}],
		"deeper": [{"path": "/a/b/c/d/e/f/g/h"}, {"all", "deep"}],
		"off the tree near its end": [{"path": "/a/b/c/d/e/f/x"}, {"all"}],
		"off the tree before it": [{"path": "/a/b/c/d/e/x"}, {"all"}],
		"off the tree in its middle": [{"path": "/a/b/c/d/x"}, {"all"}],
		"off the tree soon": [{"path": "/a/b/c/x"}, {"all"}],
		"not as deep": [{"path": "/a/b/c/d/e/f"}, {"all"}],
	}
	meant(case[0]) == case[1]
}

test_finds_nothing_without_a_path if {
	not dispatch.affected with input as testing.exec(testing.process(1, "/x", []), [])
}

test_finds_a_file_by_the_names_in_its_path if {
	of_one := dispatch.part with input as {"kind": "file", "event": {"path": "/root/.ssh/authorized_keys"}}
	of_one == {"", "root", ".ssh", "authorized_keys"}
	of_both := dispatch.part with input as {"kind": "file", "event": {"path": "/tmp/x", "to": "/etc/cron.d/y"}}
	of_both == {"", "tmp", "x", "etc", "cron.d", "y"}
	none := dispatch.part with input as testing.connect({"address": "10.0.0.1"})
	none == set()
}

test_finds_a_name_by_the_domains_it_lies_in if {
	asked := dispatch.domain with input as {"kind": "network", "event": {"dns": {"question": "Eu1.Pool.Example."}}}
	asked == {"eu1.pool.example", "pool.example", "example"}
	greeted := dispatch.domain with input as {"kind": "network", "event": {"tls": {"sni": "a.example"}}}
	greeted == {"a.example", "example"}
	connected := dispatch.domain with input as testing.connect({"address": "10.0.0.1", "names": ["a.example", "b.test"]})
	connected == {"a.example", "example", "b.test", "test"}
	none := dispatch.domain with input as testing.connect({"address": "10.0.0.1"})
	none == set()
}

test_reads_the_end_of_a_name_that_is_too_long if {
	labels := [label | some n in numbers.range(1, 2000); label := $"l{n}"]
	found := dispatch.domain with input as {"kind": "network", "event": {"dns": {"question": concat(".", labels)}}}
	count(found) == 128
	"l2000" in found
	"l1999.l2000" in found
}
