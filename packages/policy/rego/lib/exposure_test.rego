package hasp.lib.exposure_test

import data.hasp.lib.exposure
import data.hasp.testing

hosts(version, kind, spec) := found if {
	found := exposure.hosts with input as testing.with_spec(version, kind, spec)
}

test_finds_hosts_of_an_ingress if {
	hosts("networking.k8s.io/v1", "Ingress", {"rules": [{"host": "a.example"}, {}]}) == {
		"/object/spec/rules/0/host": "a.example",
		"/object/spec/rules/1/host": "",
	}
}

test_finds_hosts_of_a_gateway if {
	listeners := {"listeners": [{"hostname": "*.example"}, {}]}
	hosts("gateway.networking.k8s.io/v1", "Gateway", listeners) == {
		"/object/spec/listeners/0/hostname": "*.example",
		"/object/spec/listeners/1/hostname": "",
	}
	hosts("networking.istio.io/v1", "Gateway", listeners) == {}
}

test_finds_hosts_of_routes[kind] if {
	some kind in ["HTTPRoute", "GRPCRoute", "TLSRoute"]
	hosts("gateway.networking.k8s.io/v1", kind, {"hostnames": ["a"]}) == {"/object/spec/hostnames/0": "a"}
}

test_finds_the_host_of_a_route_of_openshift if {
	hosts("route.openshift.io/v1", "Route", {"host": "a"}) == {"/object/spec/host": "a"}
	hosts("route.openshift.io/v1", "Route", {}) == {"/object/spec/host": ""}
	hosts("serving.knative.dev/v1", "Route", {"host": "a"}) == {}
}

ways(version, spec) := found if {
	found := exposure.ways with input as testing.with_spec(version, "Service", spec)
}

test_finds_how_a_service_is_reached if {
	ways("v1", {"type": "NodePort"}) == {"NodePort"}
	ways("v1", {"type": "LoadBalancer", "externalIPs": ["192.0.2.1"]}) == {"LoadBalancer", "external IP"}
	ways("v1", {"type": "ClusterIP", "externalIPs": []}) == set()
	ways("serving.knative.dev/v1", {"type": "NodePort", "externalIPs": ["192.0.2.1"]}) == set()
	ways("serving.knative.dev/v1", {"type": "LoadBalancer"}) == set()
}

test_knows_the_annotations_of_internal_balancers[key] if {
	some key, value in {
		"service.beta.kubernetes.io/aws-load-balancer-internal": "true",
		"service.beta.kubernetes.io/aws-load-balancer-scheme": "internal",
		"service.beta.kubernetes.io/azure-load-balancer-internal": "true",
		"networking.gke.io/load-balancer-type": "Internal",
		"cloud.google.com/load-balancer-type": "Internal",
		"service.beta.kubernetes.io/openstack-internal-load-balancer": "true",
		"service.kubernetes.io/ibm-load-balancer-cloud-provider-ip-type": "private",
		"service.beta.kubernetes.io/oci-load-balancer-internal": "true",
	}
	exposure.is_internal with input as {"resource": {"annotations": {key: value}}}
	not exposure.is_internal with input as {"resource": {"annotations": {key: "x"}}}
}

test_the_old_range_of_aws_is_internal if {
	key := "service.beta.kubernetes.io/aws-load-balancer-internal"
	exposure.is_internal with input as {"resource": {"annotations": {key: "0.0.0.0/0"}}}
}

test_tells_every_address if {
	exposure.is_everywhere("0.0.0.0/0")
	exposure.is_everywhere("::/0")
	not exposure.is_everywhere("10.0.0.0/8")
}
