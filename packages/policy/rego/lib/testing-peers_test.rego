# Inputs of connections and requests, for tests of policies over them.
package hasp.testing

# What a program that an application started did on the network: `worker` unless told otherwise.
network(type, changes) := {
	"contract": 1,
	"phase": "run",
	"kind": "network",
	"context": {"time": now, "namespace": {"name": "shop", "labels": {}}},
	"container": in_container,
	"workload": {"apiVersion": "v1", "kind": "Pod", "name": "web-1", "namespace": "shop", "labels": {"app": "web"}},
	"event": object.union(
		{
			"type": type,
			"time": now,
			"coverage": "complete",
			"process": process(9, "/usr/bin/worker", ["worker"]),
			"ancestry": [web],
			"protocol": "tcp",
		},
		changes,
	),
}

connects(destination) := network("connect", {"direction": "out", "destination": destination})

accepts(source, port) := network("accept", {"direction": "in", "source": source, "destination": {"address": "10.0.0.7", "port": port}})

asks(question) := network("dns", {"direction": "out", "protocol": "udp", "destination": {"address": "10.96.0.10", "port": 53}, "dns": {"question": question, "type": "A"}})

greets(sni) := network("tls", {"direction": "out", "destination": {"address": "93.184.215.14", "port": 443}, "tls": {"sni": sni}})

in_context(subject, changes) := object.union(subject, {"context": changes})

of_workload(subject, changes) := object.union(subject, {"workload": changes})

request(changes) := {
	"contract": 1,
	"phase": "run",
	"kind": "request",
	"context": {"time": now, "namespace": {"name": "shop", "labels": {}}},
	"container": in_container,
	"workload": {"apiVersion": "v1", "kind": "Pod", "name": "web-1", "namespace": "shop", "labels": {"app": "web"}},
	"request": object.union(
		{
			"protocol": "http",
			"method": "GET",
			"scheme": "https",
			"host": "shop.example",
			"path": "/v1/items?page=2",
			"pathSegments": ["v1", "items"],
			"query": {"page": ["2"]},
			"headers": {"accept": "*/*"},
			"source": {"address": "10.0.0.9", "principal": "spiffe://cluster/ns/front/sa/web", "workload": "front/Deployment/web"},
			"destination": {"address": "10.0.0.7", "port": 8080},
		},
		changes,
	),
}

# Somebody of whom nothing is known but an address of the internet.
from_outside(subject) := object.union(object.remove(subject, ["request"]), {"request": object.union(object.remove(subject.request, ["source"]), {"source": {"address": "203.0.113.5"}})})
