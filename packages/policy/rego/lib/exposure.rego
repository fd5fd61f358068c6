# What of the cluster is offered to the outside: hosts of Ingresses, Gateways and routes, and Services that more than the cluster reaches.
package hasp.lib.exposure

import data.hasp.lib.objects

# The host names that are asked for by the place of each; one that is not said is "", which takes every host.
hosts[$"{at}/host"] := object.get(rule, "host", "") if {
	input.resource.kind == "Ingress"
	some at, rule in objects.parts(objects.spec, "rules", "/object/spec")
}

hosts[$"{at}/hostname"] := object.get(listener, "hostname", "") if {
	input.resource.kind == "Gateway"
	objects.group == "gateway.networking.k8s.io"
	some at, listener in objects.parts(objects.spec, "listeners", "/object/spec")
}

hosts[at] := host if {
	input.resource.kind in {"HTTPRoute", "GRPCRoute", "TLSRoute"}
	some at, host in objects.items(object.get(objects.spec, "hostnames", []), "/object/spec/hostnames")
}

hosts["/object/spec/host"] := object.get(objects.spec, "host", "") if {
	input.resource.kind == "Route"
	objects.group == "route.openshift.io"
}

# How a Service of the core group is reached from outside.
ways contains "NodePort" if {
	is_service
	objects.spec.type == "NodePort"
}

ways contains "LoadBalancer" if {
	is_service
	objects.spec.type == "LoadBalancer"
}

ways contains "external IP" if {
	is_service
	count(objects.texts(objects.spec, "externalIPs")) > 0
}

is_service if {
	input.resource.kind == "Service"
	objects.group == ""
}

# Whether an annotation of a cloud or of MetalLB keeps a load balancer within the network.
is_internal if {
	some key, values in internal_annotations
	lower(object.get(input.resource.annotations, key, "")) in values
}

internal_annotations := {
	"service.beta.kubernetes.io/aws-load-balancer-internal": {"true", "0.0.0.0/0"},
	"service.beta.kubernetes.io/aws-load-balancer-scheme": {"internal"},
	"service.beta.kubernetes.io/azure-load-balancer-internal": {"true"},
	"networking.gke.io/load-balancer-type": {"internal"},
	"cloud.google.com/load-balancer-type": {"internal"},
	"service.beta.kubernetes.io/openstack-internal-load-balancer": {"true"},
	"service.kubernetes.io/ibm-load-balancer-cloud-provider-ip-type": {"private"},
	"service.beta.kubernetes.io/oci-load-balancer-internal": {"true"},
}

# Ranges of addresses that are all of them.
is_everywhere(range) if endswith(range, "/0")
