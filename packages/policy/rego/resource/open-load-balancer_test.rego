package hasp.policies.resource.open_load_balancer_test

import data.hasp.policies.resource.open_load_balancer
import data.hasp.testing

found(spec, annotations, all) := violations if {
	service := testing.with_spec("v1", "Service", object.union({"type": "LoadBalancer"}, spec))
	violations := open_load_balancer.violations with input as object.union(service, {"resource": {"annotations": annotations}})
		with data.hasp.parameters["open-load-balancer"] as {"refuseAll": all}
}

open := {{
	"message": "Service web is a load balancer that takes connections from every address",
	"path": "/object/spec/type",
	"observed": "LoadBalancer",
}}

test_finds_one_that_is_open if {
	found({}, {}, false) == open
	found({"loadBalancerSourceRanges": []}, {}, false) == open
	found({"loadBalancerSourceRanges": ["10.0.0.0/8", "0.0.0.0/0"]}, {}, false) == open
}

test_leaves_a_limited_one_alone if {
	found({"loadBalancerSourceRanges": ["10.0.0.0/8"]}, {}, false) == set()
	found({}, {"networking.gke.io/load-balancer-type": "Internal"}, false) == set()
	found({"type": "ClusterIP"}, {}, true) == set()
}

test_refuses_every_one_where_that_is_set if {
	testing.messages(found({"loadBalancerSourceRanges": ["10.0.0.0/8"]}, {}, true)) == {"Service web is a load balancer that is not allowed here"}
}
