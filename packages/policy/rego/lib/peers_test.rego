package hasp.lib.peers_test

import data.hasp.lib.peers
import data.hasp.testing

outward := testing.connects({"address": "93.184.215.14", "port": 443, "names": ["api.example.com."]})

inward := testing.accepts({"address": "::FFFF:10.1.2.3", "port": 40000, "workload": "front/Deployment/web"}, 8080)

test_ends_of_what_goes_out if {
	peers.other.address == "93.184.215.14" with input as outward
	peers.pointer == "/event/destination" with input as outward
	peers.port == 443 with input as outward
	not peers.is_inward with input as outward
}

test_ends_of_what_comes_in if {
	peers.other.port == 40000 with input as inward
	peers.pointer == "/event/source" with input as inward
	peers.port == 8080 with input as inward
	peers.is_inward with input as testing.network("flow", {"direction": "in"})
	peers.is_inward with input as testing.network("accept", {})
}

test_ends_of_a_request if {
	peers.other.address == "10.0.0.9" with input as testing.request({})
	peers.pointer == "/request/source" with input as testing.request({})
	peers.port == 8080 with input as testing.request({})
}

test_how_an_end_is_shown if {
	peers.shown({"address": "1.2.3.4"}) == "1.2.3.4"
	peers.shown({"address": "1.2.3.4", "port": 5}) == "1.2.3.4:5"
	peers.shown({"address": "1.2.3.4", "port": 5, "names": ["a.example"]}) == "a.example (1.2.3.4):5"
	peers.shown({"address": "1.2.3.4", "names": ["a.example"], "workload": "a/b/c"}) == "a/b/c"
}

test_the_internet[why] if {
	some why, peer in {
		"an address": {"address": "93.184.215.14"},
		"of version 6": {"address": "2606:2800:21f::1"},
		"in the other's form": {"address": "::ffff:8.8.8.8"},
		"by the sensor's word": {"address": "10.0.0.1", "entity": "internet"},
		"just outside": {"address": "172.32.0.1"},
	}
	peers.is_internet(peer)
}

test_not_the_internet[why] if {
	some why, peer in {
		"local": {"address": "10.1.2.3"},
		"local in the other's form": {"address": "::FFFF:192.168.1.1"},
		"of version 6": {"address": "fd00::1"},
		"loopback": {"address": "127.0.0.1"},
		"by the sensor's word": {"address": "93.184.215.14", "entity": "node"},
		"a workload": {"address": "93.184.215.14", "workload": "a/b/c"},
		"a socket's path": {"address": "/run/docker.sock"},
		"an abstract socket": {"address": "@x"},
		"nothing": {"address": ""},
	}
	not peers.is_internet(peer)
}

test_networks if {
	peers.is_in({"address": "10.1.2.3"}, ["192.168.0.0/16", "10.0.0.0/8"])
	not peers.is_in({"address": "11.1.2.3"}, ["10.0.0.0/8"])
	not peers.is_in({"address": "/x"}, ["10.0.0.0/8"])
	peers.is_loopback({"address": "::ffff:127.0.0.9"})
	peers.is_loopback({"address": "::1"})
	not peers.is_loopback({"address": "10.0.0.1"})
}

test_workloads if {
	peers.is_workload({"address": "10.0.0.1", "workload": "a/b/c"})
	peers.is_workload({"address": "10.0.0.1", "entity": "cluster"})
	not peers.is_workload({"address": "10.0.0.1"})
	peers.namespace_of({"workload": "a/Deployment/c"}) == "a"
	not peers.namespace_of({"workload": "Deployment/c"})
	peers.namespaces == ["front", "shop"] with input as inward
	peers.namespaces == ["shop", "db"] with input as testing.connects({"address": "10.0.0.1", "workload": "db/StatefulSet/pg"})
}

test_labels if {
	peers.own_label("app") == "web" with input as outward
	peers.own_label("team") == "a" with input as testing.in_context(outward, {"namespace": {"labels": {"team": "a", "app": "other"}}})
	peers.own_label("app") == "web" with input as testing.in_context(outward, {"namespace": {"labels": {"app": "other"}}})
	peers.own_label("owner") == "b" with input as testing.of_workload(outward, {"top": {"labels": {"owner": "b"}}})
	peers.other_label("app") == "x" with input as testing.connects({"address": "1.1.1.1", "labels": {"app": "x"}, "namespaceLabels": {"app": "y"}})
	peers.other_label("app") == "y" with input as testing.connects({"address": "1.1.1.1", "labels": {}, "namespaceLabels": {"app": "y"}})
	peers.is_labelled with input as testing.connects({"address": "1.1.1.1", "labels": {}})
	peers.is_labelled with input as testing.connects({"address": "1.1.1.1", "namespaceLabels": {}})
	not peers.is_labelled with input as outward
}

test_whom_a_rule_names[why] if {
	some why, rule in {
		"all": {},
		"the namespace": {"namespaces": ["x", "sh*"]},
		"the labels": {"labels": {"app": "web"}},
	}
	peers.is_own(rule) with input as outward
}

test_whom_a_rule_does_not_name[why] if {
	some why, rule in {
		"another namespace": {"namespaces": ["x"]},
		"no namespace": {"namespaces": []},
		"another label": {"labels": {"app": "db"}},
		"one label of two": {"labels": {"app": "web", "tier": "x"}},
		"one member of two": {"namespaces": ["x"], "labels": {"app": "web"}},
	}
	not peers.is_own(rule) with input as outward
}

test_names if {
	peers.names == {"api.example.com"} with input as outward
	peers.names == {"a.example"} with input as testing.asks("A.example.")
	peers.names == {"b.example"} with input as testing.greets("b.Example")
	peers.is_in_domain("a.example.com", ["x.test", "example.com"])
	peers.is_in_domain("example.com", ["example.com"])
	not peers.is_in_domain("badexample.com", ["example.com"])
}

test_knows_local_networks[address] if {
	some address in [
		"10.255.255.255",
		"172.16.0.1",
		"172.31.255.255",
		"192.168.255.1",
		"100.64.0.1",
		"100.127.0.1",
		"127.1.2.3",
		"169.254.9.9",
		"0.0.0.0",
		"239.255.255.250",
		"255.255.255.255",
		"::",
		"::1",
		"fdff::1",
		"febf::1",
		"ff02::fb",
	]
	not peers.is_internet({"address": address})
}

test_knows_what_is_beside_them[address] if {
	some address in ["9.255.255.255", "11.0.0.1", "172.15.0.1", "192.169.0.1", "100.128.0.1", "100.63.0.1", "128.0.0.1", "169.255.0.1", "1.0.0.1", "240.0.0.1", "fe00::1", "2001:db8::1"]
	peers.is_internet({"address": address})
}

test_what_stays_within_the_node[protocol] if {
	some protocol in ["unix", "netlink"]
	peers.is_within_node with input as testing.network("connect", {"protocol": protocol})
	not peers.is_within_node with input as testing.network("connect", {"protocol": "udp"})
}
