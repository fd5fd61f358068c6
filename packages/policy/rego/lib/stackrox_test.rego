package hasp.lib.stackrox_test

import data.hasp.lib.stackrox

workload(changes) := {"kind": "workload", "workload": object.union({"containers": [], "pod": {"volumes": []}}, changes)}

test_reference_in_its_parts if {
	stackrox.reference == {"registry": "docker.io", "repository": "library/nginx", "tag": "1"} with input as {
		"kind": "image",
		"image": {"reference": "nginx:1"},
	}
}

test_facts_of_images if {
	stackrox.system({"id": "debian", "versionId": "12"}) == "debian:12"
	stackrox.system({"id": "wolfi"}) == "wolfi:"
	stackrox.is_unscanned({"image": {"known": false}}) == true
	stackrox.is_unscanned({"image": {"known": true}}) == false
	stackrox.score({}) == 0
	stackrox.score({"cvss": [{"score": 5}, {"score": 9.8}]}) == 9.8
	stackrox.fixed_by({"fix": {"state": "fixed", "version": "2"}}) == "2"
	stackrox.fixed_by({"fix": {"state": "fixed"}}) == "fixed"
	stackrox.fixed_by({"fix": {"state": "unknown"}}) == ""
	stackrox.has_fix({"fixable": 1}) == true
	stackrox.fixes({"fixable": 1}) == "fixed"
	stackrox.fixes({"fixable": 0}) == ""
}

test_network_policies if {
	some_policies := {"related": {"complete": false, "networkPolicies": [{"ingress": true, "egress": false}]}}
	stackrox.has_policy("ingress") == true with input as some_policies
	not stackrox.is_policy_untold("ingress") with input as some_policies

	# there may be more
	stackrox.is_policy_untold("egress") with input as some_policies
	all_policies := {"related": {"complete": true, "networkPolicies": []}}
	stackrox.has_policy("egress") == false with input as all_policies
	not stackrox.is_policy_untold("egress") with input as all_policies
}

test_ports_and_how_they_are_reached if {
	subject := object.union(workload({"containers": [{"ports": [{"container": 80, "host": 81}, {"container": 90}, {"container": 91, "host": 0}, {"container": 92, "host": 1}]}]}), {"related": {
		"services": [
			{"type": "NodePort", "ports": [{"port": 1, "nodePort": 30000}]},
			{"type": "LoadBalancer", "ports": [{"port": 1, "nodePort": 0}, {"port": 2, "nodePort": 1}]},
			{"ports": [{"port": 1}]},
			{"type": "ExternalName", "ports": []},
		],
		"ingresses": [{"kind": "Route"}, {"kind": "Ingress"}],
	}})
	stackrox.node_ports == {
		"/workload/containers/0/ports/0/host": 81,
		"/workload/containers/0/ports/3/host": 1,
		"/related/services/0/ports/0/nodePort": 30000,
		"/related/services/1/ports/1/nodePort": 1,
	} with input as subject
	stackrox.exposures == {
		"/workload/containers/0/ports/0/host": "host",
		"/workload/containers/0/ports/3/host": "host",
		"/related/services/0/type": "node",
		"/related/services/1/type": "external",
		"/related/services/2/type": "cluster",
		"/related/ingresses/0/kind": "route",
	} with input as subject
}

test_settings_of_containers if {
	stackrox.app_armor({"appArmor": {"type": "Unconfined"}}) == "unconfined"
	stackrox.app_armor({"appArmor": {"type": "RuntimeDefault"}}) == "runtime/default"
	stackrox.app_armor({"appArmor": {"type": "Localhost", "name": "a"}}) == "localhost/a"
	stackrox.app_armor({}) == ""
	stackrox.has_probe({"probes": {"liveness": {}}}, "liveness") == true
	stackrox.has_probe({"probes": {}}, "readiness") == false
	stackrox.variable({"name": "A", "value": "1"}) == {"source": "RAW", "name": "A", "value": "1"}
	stackrox.variable({"name": "A", "from": {"kind": "secret"}}) == {"source": "SECRET_KEY", "name": "A", "value": ""}
	stackrox.variable({"name": "A", "from": {"kind": "configMap"}}).source == "CONFIG_MAP_KEY"
	stackrox.variable({"name": "A", "from": {"kind": "field"}}).source == "FIELD"
	stackrox.variable({"name": "A", "from": {"kind": "resource"}}).source == "RESOURCE_FIELD"
	stackrox.variable({"name": "A", "from": {"kind": "file"}}).source == "UNKNOWN"
}

test_volumes if {
	subject := workload({"pod": {"volumes": [
		{"name": "a", "type": "hostPath", "path": "/etc", "mounted": true},
		{"name": "b", "type": "persistentVolumeClaim", "claim": "data", "mounted": true},
		{"name": "c", "type": "configMap", "configMapName": "conf", "mounted": true},
		{"name": "d", "type": "emptyDir", "medium": "Memory", "mounted": true},
		{"name": "f", "type": "emptyDir", "mounted": true},
	]}})
	sources := [stackrox.volume_source({"type": "a", "volume": name}) | some name in ["a", "b", "c", "d", "e", "f"]] with input as subject
	sources == ["/etc", "data", "conf", "Memory", "", ""]
	stackrox.volume_source({"type": "bind", "source": "/srv"}) == "/srv" with input as {"kind": "container"}
	every type in ["awsElasticBlockStore", "azureDisk", "azureFile", "cephfs", "cinder", "gcePersistentDisk", "gitRepo", "glusterfs", "nfs", "rbd"] {
		stackrox.is_source_untold({"type": type})
	}
	not stackrox.is_source_untold({"type": "hostPath"})
	not stackrox.volume_source({"type": "nfs"})
	stackrox.is_writable({"readOnly": false}) == true
	stackrox.is_writable_host({"readOnly": false, "type": "hostPath"}) == true
	stackrox.is_writable_host({"readOnly": false, "type": "emptyDir"}) == false
	stackrox.is_writable({"readOnly": true}) == false
	stackrox.is_writable_host({"readOnly": true, "type": "hostPath"}) == false
}

test_events if {
	subject := {"event": {"process": {"args": ["sh", "-c", "id"], "uid": 0}, "ancestry": [{"executable": "/usr/bin/java"}, {}]}}
	stackrox.arguments == "-c id" with input as subject
	stackrox.ancestors == ["/usr/bin/java"] with input as subject
	stackrox.has_untold_ancestor with input as subject
	stackrox.is_uid_told with input as subject
	not stackrox.is_uid_told with input as {"event": {"process": {"args": []}}}
	not stackrox.has_untold_ancestor with input as {"event": {"ancestry": []}}
	not stackrox.has_untold_ancestor with input as {"event": {"ancestry": [{"executable": "/web"}]}}
	stackrox.is_impersonated == true with input as {"access": {"impersonated": {"name": "a"}}}
	stackrox.is_impersonated == false with input as {"access": {}}
}
